package io.banyan.tenancy;

import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;

/** An environment exists since now; published in the transaction that created it. */
public record EnvironmentCreated(TribeName tribe, EnvironmentName environment, Generation generation) {}
