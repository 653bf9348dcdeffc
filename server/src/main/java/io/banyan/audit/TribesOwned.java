package io.banyan.audit;

import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import java.util.Set;

/** The port by which this room learns whose entries a caller may read; the room tenancy provides it. */
public interface TribesOwned {
    Set<TribeName> by(Caller caller);
}
