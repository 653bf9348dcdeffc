package io.banyan.engine.observed;

/** Where an instance is in its life. */
public enum InstancePhase {
    /** Wanted, its containers do not all exist yet: image on its way, waiting for a slot or for a sibling. */
    PENDING,
    /** Running, not yet through its startup or first readiness check. */
    STARTING,
    /** Takes requests. */
    READY,
    /** Was or may become ready, takes no requests now. */
    UNREADY,
    /** Takes no new requests, finishes those it has. */
    DRAINING,
    /** Asked to stop. */
    STOPPING,
    /** Gone; kept as evidence. */
    EXITED
}
