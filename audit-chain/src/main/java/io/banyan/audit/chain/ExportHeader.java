package io.banyan.audit.chain;

/**
 * The first line of an export.
 *
 * @param after the entry before the first in the export; {@link Anchor#START} for the whole chain
 * @param until the last entry in the export
 */
public record ExportHeader(Anchor after, Anchor until) {
    static final String TYPE = "banyan-audit-export-1";

    public String line() {
        CanonicalJson json = new CanonicalJson();
        json.member("afterHash", after.hash());
        json.member("afterSequence", after.sequence());
        json.member("type", TYPE);
        json.member("untilHash", until.hash());
        json.member("untilSequence", until.sequence());
        return json.end();
    }
}
