package io.banyan.engine.container.plan;

/** What the planner must know about an instance's state. */
public enum Health {
    /** Found again after a restart and not yet asked: must be presumed to serve, must not be counted on. */
    UNKNOWN,
    /** On its way, never ready so far. */
    STARTING,
    READY,
    /** Was ready, is not now. */
    UNREADY,
    /** Being drained and stopped; still holds its slot. */
    LEAVING
}
