package io.banyan.runtime.observed;

import io.banyan.engine.Fault;
import java.util.Locale;

/** The engine's fault codes in the form that the API uses. */
public final class FaultNames {
    private FaultNames() {}

    /** Lower case with dashes, for example {@code out-of-memory}. */
    public static String of(Fault fault) {
        return of(fault.code());
    }

    /** The same form for any enum. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
