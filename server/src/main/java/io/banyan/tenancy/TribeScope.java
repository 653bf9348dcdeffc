package io.banyan.tenancy;

import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;

/**
 * The proof that a caller may act in a tribe. Stores of other rooms ask for one instead of a tribe's name, so that a query
 * that forgets the tribe does not compile. Only {@link Access} makes them.
 */
public final class TribeScope {
    private final Caller caller;
    private final TribeName tribe;
    private final Role role;

    TribeScope(Caller caller, TribeName tribe, Role role) {
        this.caller = caller;
        this.tribe = tribe;
        this.role = role;
    }

    public Caller caller() {
        return caller;
    }

    public TribeName tribe() {
        return tribe;
    }

    public Role role() {
        return role;
    }
}
