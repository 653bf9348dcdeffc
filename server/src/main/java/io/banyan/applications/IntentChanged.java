package io.banyan.applications;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;

/** An intent was changed; published in the transaction that changed it. Read the intent again rather than trust this. */
public record IntentChanged(ApplicationRef ref, Generation generation) {}
