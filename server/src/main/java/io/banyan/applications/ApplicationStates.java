package io.banyan.applications;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.tenancy.TribeScope;
import java.util.Collection;
import java.util.Map;

/** The port by which lists show how applications are; the room runtime provides it. */
public interface ApplicationStates {

    /** The state in the contract's words, for example {@code running}, of all that are wanted somewhere. */
    Map<ApplicationRef, String> of(TribeScope scope, Collection<ApplicationName> applications);
}
