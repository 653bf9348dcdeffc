package io.banyan.tenancy;

import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;

/** An environment is no longer wanted; published in the transaction that deleted it. */
public record EnvironmentDeleted(TribeName tribe, EnvironmentName environment) {}
