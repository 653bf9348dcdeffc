package io.banyan.engine.spec;

/**
 * A directory that outlives instances. Each slot of the workload has its own, handed from the old instance of the slot
 * to the new one and never to two at once.
 *
 * @param name unique within the workload
 * @param path absolute path in the container
 */
public record VolumeMount(String name, String path, boolean readOnly) {}
