package io.banyan.engine.container.instance;

import io.banyan.engine.Fault;
import java.util.Optional;

/**
 * Why an instance comes to its end.
 *
 * @param killedFromOutside it died of SIGKILL that neither the engine nor the memory limit sent
 */
public record Ending(Kind kind, Optional<Fault> fault, boolean killedFromOutside) {
    static final Ending FINISHED = new Ending(Kind.FINISHED, Optional.empty(), false);
    static final Ending DETACHED = new Ending(Kind.DETACHED, Optional.empty(), false);

    /** How it came. */
    public enum Kind {
        /** Not wanted any more: it is drained first. */
        RETIRED,
        /** A container ended that should not have. */
        DIED,
        /** It could not be started, or a probe gave it up. */
        FAILED,
        /** All containers of a run ended well. */
        FINISHED,
        /** The engine lets go of it; it stays as it is. */
        DETACHED
    }

    static Ending failed(Fault fault) {
        return new Ending(Kind.FAILED, Optional.of(fault), false);
    }

    public boolean unexpected() {
        return kind == Kind.DIED || kind == Kind.FAILED;
    }
}
