package io.banyan.tenancy;

import io.banyan.kernel.EnvironmentName;
import java.util.List;
import java.util.Optional;

/** The port by which this room learns what is still in a tribe or environment; rooms that put things there provide it. */
public interface Occupants {

    /**
     * Names what is there.
     *
     * @param environment one of the tribe's; empty for what belongs to the tribe as a whole
     */
    List<String> in(TribeScope scope, Optional<EnvironmentName> environment);
}
