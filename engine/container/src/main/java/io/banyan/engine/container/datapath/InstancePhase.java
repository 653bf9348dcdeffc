package io.banyan.engine.container.datapath;

/** What the engine said last about an instance. */
enum InstancePhase {
    READY,
    UNREADY,
    DRAINING
}
