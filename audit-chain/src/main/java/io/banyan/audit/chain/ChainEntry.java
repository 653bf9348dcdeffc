package io.banyan.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of the audit as it is hashed and exported.
 *
 * <p>The canonical form is JSON by the rules of RFC 8785 (JSON Canonicalization Scheme), restricted to objects, strings and
 * one integer: members sorted by their names' UTF-16 code units, no white space, the shortest escapes, UTF-8. It has the
 * members {@code action, actor, at, detail, outcome, previousHash, sequence, sourceAddress, subject, via} and, when the entry
 * is about a tribe, {@code tribe}. The hash of an entry is the SHA-256 of its canonical form, as 64 lower-case hexadecimal
 * digits; it covers the hash of the entry before, and that of the first is {@link #GENESIS}.
 *
 * @param sequence from 1, without gaps
 * @param at RFC 3339 in UTC with microseconds, for example {@code 2026-01-31T08:15:30.000000Z}
 */
public record ChainEntry(
        long sequence,
        String at,
        String actor,
        String via,
        String sourceAddress,
        String action,
        Optional<String> tribe,
        String subject,
        String outcome,
        SortedMap<String, String> detail,
        String previousHash) {

    /** Stands for the entry before the first. */
    public static final String GENESIS = "0".repeat(64);

    public ChainEntry {
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    /** The hash of the canonical form. */
    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text that is hashed. */
    public String canonical() {
        CanonicalJson json = new CanonicalJson();
        json.member("action", action);
        json.member("actor", actor);
        json.member("at", at);
        json.member("detail", detail);
        json.member("outcome", outcome);
        json.member("previousHash", previousHash);
        json.member("sequence", sequence);
        json.member("sourceAddress", sourceAddress);
        json.member("subject", subject);
        tribe.ifPresent(name -> json.member("tribe", name));
        json.member("via", via);
        return json.end();
    }

    /**
     * The line of an export: the canonical form with the hash as a further member at its end.
     *
     * @param storedHash the one that was stored, whether it is right or not: an export hides nothing
     */
    public String line(String storedHash) {
        String canonical = canonical();
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\"" + storedHash + "\"}";
    }

    ChainEntry withSequence(long other) {
        return new ChainEntry(
                other, at, actor, via, sourceAddress, action, tribe, subject, outcome, detail, previousHash);
    }
}
