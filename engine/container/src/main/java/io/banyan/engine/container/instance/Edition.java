package io.banyan.engine.container.instance;

import io.banyan.engine.spec.Workload;

/**
 * A workload's specification as instances are made from it.
 *
 * @param fingerprint equal for editions whose instances need not be exchanged for each other
 */
public record Edition(Workload workload, String fingerprint) {}
