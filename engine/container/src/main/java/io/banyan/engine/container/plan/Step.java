package io.banyan.engine.container.plan;

/** One thing to do about one instance. Steps of a plan do not depend on each other. */
public sealed interface Step {

    /**
     * Create an instance.
     *
     * @param slot no other instance has it
     * @param former of the release before, because the current one may not be created now and too few serve
     */
    record Create(int slot, boolean former) implements Step {}

    /** Drain and stop an instance. */
    record Retire(String instance, Reason reason) implements Step {}

    /** Why an instance is retired. */
    enum Reason {
        /** More than wanted. */
        SURPLUS,
        /** Another release or configuration has taken its place. */
        OBSOLETE,
        /** Somebody asked for another one in its place. */
        UNWANTED,
        /** Never became ready within the deadline of the roll. */
        NEVER_READY
    }
}
