package io.banyan.runtime.reconcile;

import io.banyan.kernel.RecurringTask;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks again and again whether the engine answers, and looks at everything when it does after a silence. */
@Component
class AskEngine implements RecurringTask {
    private final EngineContact contact;
    private final SweepEverything sweep;
    private final RuntimeSettings settings;

    AskEngine(EngineContact contact, SweepEverything sweep, RuntimeSettings settings) {
        this.contact = contact;
        this.sweep = sweep;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ask-engine";
    }

    @Override
    public Duration pause() {
        return settings.ask();
    }

    @Override
    public void run() {
        if (contact.ask()) {
            sweep.run();
        }
    }
}
