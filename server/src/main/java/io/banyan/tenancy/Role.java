package io.banyan.tenancy;

/** What a member may do in a tribe; each includes those after it. */
public enum Role {
    /** Manages members and environments. */
    OWNER(3),
    /** Deploys and operates applications. */
    DEVELOPER(2),
    /** Looks. */
    VIEWER(1);

    private final int rank;

    Role(int rank) {
        this.rank = rank;
    }

    public boolean includes(Role other) {
        return rank >= other.rank;
    }
}
