package io.banyan.identity;

import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import java.util.List;

/** The port by which this room can tell somebody where they belong; the room tenancy provides it. */
public interface Memberships {

    /** One tribe of a caller, with the name of their role in it. */
    record Membership(TribeName name, String displayName, String role) {}

    List<Membership> of(Caller caller);
}
