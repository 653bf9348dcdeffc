package io.banyan.engine.build;

import java.util.function.Consumer;

/**
 * Runs builds in containers that are gone afterwards, whatever happens: also after a crash of the caller, at the latest
 * when it comes back. Lines are delivered in order, on the calling thread or another, before the call returns.
 *
 * <p>All calls block and answer to interruption by ending what they started. They throw
 * {@link io.banyan.engine.EngineException}.
 */
public interface BuildContainers {

    /** Runs one step. A failing command is a result, not an exception. */
    BuildStepResult run(BuildStep step, Consumer<String> line) throws InterruptedException;

    /**
     * Builds and pushes.
     *
     * @return the reference by digest, {@code repository@sha256:...}
     * @throws io.banyan.engine.EngineException INVALID_SPECIFICATION when the Dockerfile fails; its lines were delivered
     */
    String build(ImageBuild image, Consumer<String> line) throws InterruptedException;

    /**
     * Finds the digest of an image reference, pulling it when it is not there.
     *
     * @return the reference by digest
     * @throws io.banyan.engine.EngineException IMAGE_NOT_FOUND, IMAGE_ACCESS_DENIED or REGISTRY_UNREACHABLE
     */
    String resolve(String reference);
}
