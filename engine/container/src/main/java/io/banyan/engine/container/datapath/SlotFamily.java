package io.banyan.engine.container.datapath;

import java.util.Arrays;

/**
 * Kinds of places for a service in a gateway. HAProxy cannot grow backends while it runs, so each kind has a fixed number
 * of empty ones; what a backend speaks and how it asks its servers how they are is fixed with it.
 */
enum SlotFamily {
    /** Balances requests; asks instances by connecting to them. */
    HTTP("http"),
    /** Balances requests; asks instances by HTTP. */
    HTTP_PROBED("http-probed"),
    /** Balances connections; asks instances by connecting to them. */
    TCP("tcp"),
    /** Balances connections; asks instances by HTTP. */
    TCP_PROBED("tcp-probed");

    /** Name of the family's defaults section and start of the names of its slots. */
    private final String prefix;

    SlotFamily(String prefix) {
        this.prefix = prefix;
    }

    static SlotFamily of(boolean requests, boolean probed) {
        if (requests) {
            return probed ? HTTP_PROBED : HTTP;
        }
        return probed ? TCP_PROBED : TCP;
    }

    /** The family of a slot with that name. */
    static SlotFamily of(String slot) {
        String prefix = slot.substring(0, slot.lastIndexOf('-'));
        return Arrays.stream(values())
                .filter(family -> family.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no slot is called " + slot));
    }

    String prefix() {
        return prefix;
    }

    String slot(int number) {
        return prefix + "-" + number;
    }

    boolean probed() {
        return this == HTTP_PROBED || this == TCP_PROBED;
    }
}
