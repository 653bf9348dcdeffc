package io.banyan.tenancy;

/** What a member may do in a tribe; each includes those after it. */
public enum Role {
    /** Manages members and environments. */
    OWNER,
    /** Deploys and operates applications. */
    DEVELOPER,
    /** Looks. */
    VIEWER;

    public boolean includes(Role other) {
        return ordinal() <= other.ordinal();
    }
}
