package io.banyan.runtime.observed;

/** The database channel on which it is told which application was seen to change. */
public final class ObservedChannel {
    public static final String NAME = "banyan_observed";

    private ObservedChannel() {}
}
