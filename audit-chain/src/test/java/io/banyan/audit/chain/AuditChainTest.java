package io.banyan.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Each property tries many places of a chain of twelve entries. */
class AuditChainTest {
    private static final int LENGTH = 12;

    private List<String> export = export();

    @BeforeTry
    void startFromAnUntouchedExport() {
        export = export();
    }

    @Example
    void anUntouchedExportIsIntact() {
        Verification verification = AuditChain.verify(export.stream());
        assertThat(verification.intact()).isTrue();
        assertThat(verification.entries()).isEqualTo(LENGTH);
        assertThat(verification.head().sequence()).isEqualTo(LENGTH);
    }

    @Property
    void anyChangedCharacterIsFound(
            @ForAll @IntRange(min = 1, max = LENGTH) int line, @ForAll @IntRange(min = 0, max = 10_000) int place) {
        String before = export.get(line);
        int index = place % before.length();
        char changed = before.charAt(index) == 'x' ? 'y' : 'x';
        export.set(line, before.substring(0, index) + changed + before.substring(index + 1));
        assertThat(AuditChain.verify(export.stream()).intact()).isFalse();
    }

    @Property
    void aChangedContentIsFoundAtItsEntry(@ForAll @IntRange(min = 1, max = LENGTH) int line) {
        export.set(line, export.get(line).replace("\"subject\":\"subject", "\"subject\":\"another"));
        expect(line, Break.Kind.TAMPERED);
    }

    @Property
    void aDroppedEntryIsFoundAtItsPlace(@ForAll @IntRange(min = 1, max = LENGTH) int line) {
        export.remove(line);
        expect(line, Break.Kind.DROPPED);
    }

    @Property
    void twoExchangedEntriesAreFoundAtTheFirstPlace(
            @ForAll @IntRange(min = 1, max = LENGTH - 1) int one, @ForAll @IntRange(min = 1, max = 5) int distance) {
        int other = Math.min(LENGTH, one + distance);
        Collections.swap(export, one, other);
        expect(one, Break.Kind.REORDERED);
    }

    @Property
    void exchangedAndRenumberedEntriesAreFoundAtTheFirstPlace(@ForAll @IntRange(min = 1, max = LENGTH - 1) int one) {
        String first = export.get(one);
        String second = export.get(one + 1);
        export.set(one, second.replace("\"sequence\":" + (one + 1) + ",", "\"sequence\":" + one + ","));
        export.set(one + 1, first.replace("\"sequence\":" + one + ",", "\"sequence\":" + (one + 1) + ","));
        expect(one, Break.Kind.REORDERED);
    }

    @Property
    void anEntryWrittenAnewWithAFittingHashIsFoundAtItself(@ForAll @IntRange(min = 1, max = LENGTH - 1) int line)
            throws MalformedLineException {
        ChainEntry entry = ExportLines.entry(export.get(line)).content();
        ChainEntry forged = entry(entry.sequence(), "forged", entry.previousHash());
        export.set(line, forged.line(forged.hash()));
        expect(line, Break.Kind.TAMPERED);
    }

    @Example
    void aRepeatedEntryIsFound() {
        export.add(5, export.get(4));
        expect(5, Break.Kind.REORDERED);
    }

    @Example
    void aCutEndIsFoundByTheHeader() {
        export.removeLast();
        expect(LENGTH, Break.Kind.DROPPED);
    }

    @Example
    void aChainWrittenAnewAltogetherIsFoundByAHeadThatWasNoted() throws MalformedLineException {
        Anchor noted = ExportLines.header(export.getFirst()).until();
        List<String> forged = export(LENGTH, "forged ");
        assertThat(AuditChain.verify(forged.stream()).intact()).isTrue();
        assertThat(AuditChain.verify(forged.stream(), Optional.of(noted)).firstBreak())
                .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo(Break.Kind.TAMPERED));
        assertThat(AuditChain.verify(export.stream(), Optional.of(noted)).intact())
                .isTrue();
    }

    @Example
    void aCutEndWithAFittingHeaderIsFoundByAHeadThatWasNoted() throws MalformedLineException {
        Anchor noted = ExportLines.header(export.getFirst()).until();
        List<String> cut = export(LENGTH - 3, "subject ");
        assertThat(AuditChain.verify(cut.stream(), Optional.of(noted)).firstBreak())
                .hasValueSatisfying(found -> {
                    assertThat(found.kind()).isEqualTo(Break.Kind.DROPPED);
                    assertThat(found.sequence()).isEqualTo(LENGTH - 2);
                });
    }

    @Example
    void whatIsNoExportIsNotIntact() {
        assertThat(AuditChain.verify(List.<String>of().stream()).intact()).isFalse();
        assertThat(AuditChain.verify(List.of("hello").stream()).intact()).isFalse();
        assertThat(AuditChain.verify(export.stream().skip(1)).intact()).isFalse();
    }

    @Example
    void aMemberThatNoHashCoversIsFound() {
        export.set(3, export.get(3).replaceFirst("\\{", "{\"note\":\"slipped in\","));
        expect(3, Break.Kind.TAMPERED);
    }

    @Property
    void anyTextComesBackAsItWas(@ForAll String subject, @ForAll Map<String, String> detail)
            throws MalformedLineException {
        ChainEntry entry = new ChainEntry(
                1,
                "2026-01-31T08:15:30.000000Z",
                "li.wei",
                "token",
                "10.0.0.1",
                "test",
                Optional.empty(),
                whole(subject),
                "done",
                whole(detail),
                ChainEntry.GENESIS);
        assertThat(ExportLines.entry(entry.line(entry.hash())).content()).isEqualTo(entry);
    }

    /** The canonical form must never change: chains that were written with it would no longer verify. */
    @Example
    void theCanonicalFormIsFixed() {
        assertThat(entry(1, "榕\n\"\\", ChainEntry.GENESIS).canonical())
                .isEqualTo("{\"action\":\"test.write\",\"actor\":\"li.wei\",\"at\":\"2026-01-31T08:15:30.000000Z\","
                        + "\"detail\":{\"a\":\"1\",\"b\":\"2\"},\"outcome\":\"done\",\"previousHash\":\""
                        + ChainEntry.GENESIS
                        + "\",\"sequence\":1,\"sourceAddress\":\"10.0.0.1\",\"subject\":\"榕\\n\\\"\\\\\","
                        + "\"tribe\":\"wealth\",\"via\":\"token\"}");
    }

    private void expect(long sequence, Break.Kind kind) {
        assertThat(AuditChain.verify(export.stream()).firstBreak()).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.sequence()).isEqualTo(sequence);
        });
    }

    private static List<String> export() {
        return export(LENGTH, "subject ");
    }

    private static List<String> export(int length, String subject) {
        List<String> lines = new ArrayList<>();
        Anchor head = Anchor.START;
        for (int sequence = 1; sequence <= length; sequence++) {
            ChainEntry entry = entry(sequence, subject + sequence, head.hash());
            head = new Anchor(sequence, entry.hash());
            lines.add(entry.line(head.hash()));
        }
        lines.addFirst(new ExportHeader(Anchor.START, head).line());
        return lines;
    }

    private static ChainEntry entry(long sequence, String subject, String previousHash) {
        return new ChainEntry(
                sequence,
                "2026-01-31T08:15:30.000000Z",
                "li.wei",
                "token",
                "10.0.0.1",
                "test.write",
                Optional.of("wealth"),
                subject,
                "done",
                new TreeMap<>(Map.of("b", "2", "a", "1")),
                previousHash);
    }

    private static SortedMap<String, String> whole(Map<String, String> map) {
        TreeMap<String, String> whole = new TreeMap<>();
        map.forEach((name, value) -> whole.put(whole(name), whole(value)));
        return whole;
    }

    /** Without halves of surrogate pairs, which the audit replaces before it writes. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().filter(point -> point < 0xD800 || point > 0xDFFF).forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
