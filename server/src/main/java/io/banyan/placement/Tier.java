package io.banyan.placement;

/** Which loss an application is promised to survive. */
public enum Tier {
    /** Loss of a host, where its zone has more than one. */
    HOST,
    /** Loss of a zone: replicas in at least two zones. */
    ZONE,
    /** Loss of a region: replicas in at least two regions. */
    REGION
}
