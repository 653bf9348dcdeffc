package io.banyan.runtime.reconcile;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.observed.Zones;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the engine answers. How long it has not is measured without the wall clock. */
@Component
public class EngineContact {
    private static final Logger LOG = LoggerFactory.getLogger(EngineContact.class);

    private final Engine engine;
    private final Zones zones;
    private final Timepiece time;
    private Optional<Duration> silentAt = Optional.empty();

    EngineContact(Engine engine, Zones zones, Timepiece time) {
        this.engine = engine;
        this.zones = zones;
        this.time = time;
    }

    /**
     * Asks the engine and writes down what it said.
     *
     * @return whether it answers again after a silence
     */
    public boolean ask() {
        try {
            zones.answered(engine.describe(), time.now());
            return heard();
        } catch (EngineException cause) {
            if (cause.fault().code() == FaultCode.ENGINE_UNREACHABLE) {
                lost();
            } else {
                LOG.warn("The engine does not describe itself: {}", cause.getMessage());
            }
            return false;
        }
    }

    /** A call failed because the engine did not answer. */
    public void lost() {
        zones.silent(time.now());
        synchronized (this) {
            if (silentAt.isEmpty()) {
                LOG.warn("The engine does not answer; what runs goes on, what is known of it grows old");
                silentAt = Optional.of(time.elapsed());
            }
        }
    }

    /** For how long the engine has not answered; zero when it does. */
    public synchronized Duration silentFor() {
        return silentAt.map(since -> time.elapsed().minus(since)).orElse(Duration.ZERO);
    }

    private synchronized boolean heard() {
        boolean back = silentAt.isPresent();
        if (back) {
            LOG.info("The engine answers again");
        }
        silentAt = Optional.empty();
        return back;
    }
}
