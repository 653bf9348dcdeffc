package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.IntentChanged;
import io.banyan.applications.Intents;
import io.banyan.delivery.Release;
import io.banyan.delivery.Releases;
import io.banyan.delivery.RolloutReports;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.kernel.Background;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.tenancy.EnvironmentCreated;
import io.banyan.tenancy.EnvironmentDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what other rooms changed, inside their transactions: a roll's row and the wake-up stand or fall with the change
 * that asked for them, so that no crash can leave an acknowledged deployment without a roll.
 */
@Component
class HearChanges {
    private final Intents intents;
    private final Releases releases;
    private final Rollouts rollouts;
    private final RolloutReports reports;
    private final WantedEnvironments environments;
    private final Background background;
    private final Timepiece time;

    HearChanges(
            Intents intents,
            Releases releases,
            Rollouts rollouts,
            RolloutReports reports,
            WantedEnvironments environments,
            Background background,
            Timepiece time) {
        this.intents = intents;
        this.releases = releases;
        this.rollouts = rollouts;
        this.reports = reports;
        this.environments = environments;
        this.background = background;
        this.time = time;
    }

    @EventListener
    void heard(IntentChanged changed) {
        intents.find(changed.ref())
                .filter(intent -> intent.release().isPresent() && !intent.removed())
                .filter(intent -> intent.rolledAt().equals(changed.generation()))
                .ifPresent(this::begin);
        background.wake(ReconcileApplication.NAME, changed.ref().toString());
    }

    @EventListener
    void heard(EnvironmentCreated created) {
        EnvironmentId id =
                new EnvironmentId(created.tribe().value(), created.environment().value());
        environments.want(id);
        background.wake(ReconcileEnvironment.NAME, id.toString());
    }

    @EventListener
    void heard(EnvironmentDeleted deleted) {
        EnvironmentId id =
                new EnvironmentId(deleted.tribe().value(), deleted.environment().value());
        environments.remove(id);
        background.wake(ReconcileEnvironment.NAME, id.toString());
    }

    private void begin(Intent intent) {
        Optional<UUID> previous = rollouts.newest(intent.ref()).flatMap(Rollout::release);
        Duration patience = intent.release()
                .flatMap(releases::find)
                .map(Release::manifest)
                .orElseThrow(() -> new IllegalStateException("the release of " + intent.ref() + " does not exist"))
                .extension()
                .rollout()
                .progressDeadline();
        Instant now = time.now();
        Rollout rollout = new Rollout(
                UUID.randomUUID(),
                intent.ref(),
                intent.rolledAt(),
                intent.release(),
                previous,
                now,
                patience,
                now.plus(patience),
                Optional.empty(),
                Optional.empty());
        if (rollouts.begin(rollout)) {
            reports.rolloutStarted(intent.ref(), intent.rolledAt(), rollout.id());
        }
    }
}
