package io.banyan.engine;

/** Whose turn it is: the person who asked, the people who run the platform, or whoever can add room. */
public enum FaultType {
    /** The application or the request is at fault: its author can mend it. */
    USER,
    /** Banyan or something below it failed: its operators mend it. */
    PLATFORM,
    /** Nothing is broken, but there is no room left: quota, memory, disk, addresses. */
    CAPACITY
}
