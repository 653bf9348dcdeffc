package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.ReleaseId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong, turned on and off by tests. A knob acts on what starts after it was turned; {@link #unreachable} acts
 * at once.
 */
public final class Faults {
    private final Map<String, FaultCode> images = new ConcurrentHashMap<>();
    private final Map<ReleaseId, Integer> crashes = new ConcurrentHashMap<>();
    private final Map<ReleaseId, Boolean> unready = new ConcurrentHashMap<>();
    private final Map<ReleaseId, Duration> startDelays = new ConcurrentHashMap<>();
    private final Map<ReleaseId, Duration> stopDelays = new ConcurrentHashMap<>();
    private volatile Duration startDelay = Duration.ZERO;
    private volatile Optional<FaultCode> admission = Optional.empty();
    private volatile boolean unreachable;

    Faults() {}

    /** Pulling this image fails, for example with {@link FaultCode#IMAGE_NOT_FOUND}. */
    public void failImage(String image, FaultCode code) {
        images.put(image, code);
    }

    /** Instances of the release end by themselves as soon as they have started. */
    public void crashAtStart(ReleaseId release, int exitCode) {
        crashes.put(release, exitCode);
    }

    /** Instances of the release run, but never become ready. */
    public void neverReady(ReleaseId release) {
        unready.put(release, true);
    }

    /** How long instances take to answer, in addition to what their program takes. */
    public void startDelay(Duration delay) {
        startDelay = delay;
    }

    public void startDelay(ReleaseId release, Duration delay) {
        startDelays.put(release, delay);
    }

    public void stopDelay(ReleaseId release, Duration delay) {
        stopDelays.put(release, delay);
    }

    /** No instance is placed any more, for example with {@link FaultCode#NO_ROOM}. */
    public void refuseInstances(FaultCode code) {
        admission = Optional.of(code);
    }

    /** Every call fails with {@link FaultCode#ENGINE_UNREACHABLE}; what was applied goes on. */
    public void unreachable(boolean unreachable) {
        this.unreachable = unreachable;
    }

    /** Turns everything off. */
    public void clear() {
        images.clear();
        crashes.clear();
        unready.clear();
        startDelays.clear();
        stopDelays.clear();
        startDelay = Duration.ZERO;
        admission = Optional.empty();
        unreachable = false;
    }

    Optional<FaultCode> ofImage(String image) {
        return Optional.ofNullable(images.get(image));
    }

    Optional<FaultCode> ofAdmission() {
        return admission;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    Behaviour bend(Behaviour behaviour, ReleaseId release) {
        Behaviour bent = behaviour.withStartDelay(
                behaviour.startDelay().plus(startDelay).plus(startDelays.getOrDefault(release, Duration.ZERO)));
        bent = bent.withStopDelay(behaviour.stopDelay().plus(stopDelays.getOrDefault(release, Duration.ZERO)));
        if (unready.containsKey(release)) {
            bent = bent.withHealthy(false);
        }
        Integer exitCode = crashes.get(release);
        return exitCode == null ? bent : bent.withExit(exitCode, Duration.ZERO);
    }
}
