package io.banyan.tenancy;

import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import java.util.List;

/** The right of a caller to act in a tribe. */
public interface Access {

    /**
     * Proves that the caller holds at least the role, and the token scope that goes with it (VIEWER: read, DEVELOPER:
     * deploy, OWNER: admin).
     *
     * @throws io.banyan.kernel.BanyanException NOT_FOUND when the tribe does not exist or the caller is no member (the two
     *     look the same), FORBIDDEN when the role or scope does not suffice. Both leave a denied entry in the audit.
     */
    TribeScope require(Caller caller, TribeName tribe, Role role, String action);

    /** All tribes the caller may look at. */
    List<TribeScope> all(Caller caller);

    /** For the platform's own work in a tribe. */
    TribeScope platform(TribeName tribe);

    /**
     * Checks that the tribe has the environment.
     *
     * @throws io.banyan.kernel.BanyanException NOT_FOUND
     */
    void requireEnvironment(TribeScope scope, EnvironmentName environment);
}
