package io.banyan.kernel;

/** Whose turn it is when something failed. */
public enum FaultType {
    /** The person who asked can mend it. */
    USER,
    /** The people who run the platform can mend it. */
    PLATFORM,
    /** Somebody has to make room: quota, memory, disk, addresses. */
    CAPACITY
}
