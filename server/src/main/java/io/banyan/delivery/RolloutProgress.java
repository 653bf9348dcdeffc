package io.banyan.delivery;

/** How a rollout goes, with its instances, as the contract shows it. It becomes JSON; the room runtime has its shape. */
public interface RolloutProgress {}
