package io.banyan.engine.container.datapath;

/**
 * Where an instance is reached.
 *
 * @param instance name of the instance, unique within its workload and never used again
 * @param address its address in the environment's network; another instance may have it later
 */
public record InstanceEndpoint(String instance, String address) {}
