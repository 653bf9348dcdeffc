package io.banyan.delivery;

import io.banyan.kernel.ApplicationRef;
import java.util.Optional;

/** The port by which readers of a deployment see how its rollout goes; the room runtime provides it. */
public interface RolloutView {

    /** The rollout with its instances as the contract shows it, an object that becomes JSON; empty when none is known. */
    Optional<Object> now(ApplicationRef ref);
}
