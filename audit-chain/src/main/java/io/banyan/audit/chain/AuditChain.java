package io.banyan.audit.chain;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies an export of the audit: its first line is an {@link ExportHeader}, every other an entry. Needs nothing but the
 * lines.
 */
public final class AuditChain {
    private AuditChain() {}

    /**
     * Verifies an export against the head that it carries itself, which finds what was cut off by somebody who left the
     * header alone.
     */
    public static Verification verify(Stream<String> lines) {
        return verify(lines, Optional.empty());
    }

    /**
     * Verifies an export against a head that was noted elsewhere, which finds any cut and any forgery.
     *
     * @param noted sequence and hash of an entry, for example the head of an earlier export or of the running platform
     */
    public static Verification verify(Stream<String> lines, Optional<Anchor> noted) {
        Iterator<String> iterator = lines.filter(line -> !line.isBlank()).iterator();
        if (!iterator.hasNext()) {
            return new Verification(
                    0,
                    Optional.of(new Break(0, Break.Kind.DROPPED, "the export is empty: not even its header is left")),
                    Anchor.START);
        }
        ExportHeader header;
        try {
            header = ExportLines.header(iterator.next());
        } catch (MalformedLineException cause) {
            return new Verification(
                    0,
                    Optional.of(new Break(
                            0,
                            Break.Kind.TAMPERED,
                            "the first line is not the header of an export: " + cause.getMessage())),
                    Anchor.START);
        }
        ChainVerifier verifier = new ChainVerifier(header.after());
        AnchorCheck anchor = new AnchorCheck(noted);
        while (iterator.hasNext()) {
            try {
                ExportLines.Entry entry = ExportLines.entry(iterator.next());
                verifier.accept(entry.content(), entry.hash());
                anchor.see(entry);
            } catch (MalformedLineException cause) {
                verifier.acceptUnreadable(cause.getMessage());
            }
        }
        Verification chain = verifier.finish(Optional.of(header.until()));
        return chain.intact() ? anchor.apply(chain) : chain;
    }

    /** Watches for the entry that was noted elsewhere. */
    private static final class AnchorCheck {
        private final Optional<Anchor> noted;
        private Optional<String> seen = Optional.empty();

        AnchorCheck(Optional<Anchor> noted) {
            this.noted = noted;
        }

        void see(ExportLines.Entry entry) {
            if (noted.isPresent() && noted.get().sequence() == entry.content().sequence()) {
                seen = Optional.of(entry.hash());
            }
        }

        Verification apply(Verification chain) {
            if (noted.isEmpty() || noted.get().sequence() == 0) {
                return chain;
            }
            Anchor anchor = noted.get();
            if (seen.isEmpty()) {
                return with(
                        chain,
                        new Break(
                                chain.head().sequence() + 1,
                                Break.Kind.DROPPED,
                                "entry " + anchor.sequence() + ", which was noted elsewhere, is missing"));
            }
            if (!seen.get().equals(anchor.hash())) {
                return with(
                        chain,
                        new Break(
                                anchor.sequence(),
                                Break.Kind.TAMPERED,
                                "entry " + anchor.sequence() + " has another hash than the one noted elsewhere"));
            }
            return chain;
        }

        private static Verification with(Verification chain, Break found) {
            return new Verification(chain.entries(), Optional.of(found), chain.head());
        }
    }
}
