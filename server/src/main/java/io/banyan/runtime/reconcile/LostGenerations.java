package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.kernel.Generation;
import io.banyan.tenancy.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes on above what the engine accepted of intents that this database does not know. The database says what is wanted,
 * also when it was restored from a backup; without this the engine would refuse it as outdated for ever.
 */
@Component
class LostGenerations {
    private static final Logger LOG = LoggerFactory.getLogger(LostGenerations.class);

    private final Intents intents;
    private final Access access;

    LostGenerations(Intents intents, Access access) {
        this.intents = intents;
        this.access = access;
    }

    /** Idempotent; the intent's change wakes whoever brings it about. */
    void goOnAbove(Intent refused, long held) {
        LOG.warn(
                "The engine holds generation {} of {}, the database knows {}: if it was not restored from a backup, another"
                        + " control plane works on this engine",
                held,
                refused.ref(),
                refused.generation());
        intents.goOnAbove(
                access.platform(refused.ref().tribe()), refused.ref(), refused.generation(), new Generation(held));
    }
}
