package io.banyan.engine.tck;

/** What a played instance has counted. */
final class PlayedCondition {
    private int requests;
    private int inFlight;

    int count() {
        requests++;
        return requests;
    }

    int requests() {
        return requests;
    }

    void inFlight(int change) {
        inFlight += change;
    }

    int inFlight() {
        return inFlight;
    }
}
