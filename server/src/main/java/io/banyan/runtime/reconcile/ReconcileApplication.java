package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BackgroundTask;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.observed.InstanceView.FaultView;
import io.banyan.runtime.observed.ObservedApplication;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.Snapshot;
import io.banyan.runtime.rollouts.Goal;
import io.banyan.runtime.rollouts.Sighting;
import io.banyan.runtime.rollouts.Sighting.Hindered;
import io.banyan.runtime.rollouts.Sighting.NotHeld;
import io.banyan.runtime.rollouts.Sighting.OwnFault;
import io.banyan.runtime.rollouts.Sighting.Refused;
import io.banyan.runtime.rollouts.Sighting.Seen;
import io.banyan.runtime.rollouts.Sighting.Unreachable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One pass over one application: read the intent, ask the engine for it, look, write down what was seen, judge open rolls.
 * Its cost does not depend on how many applications there are.
 */
@Component
class ReconcileApplication implements BackgroundTask {
    static final String NAME = "reconcile-application";
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileApplication.class);

    /** While something is under way; changes wake it earlier. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private static final Duration WHILE_SILENT = Duration.ofSeconds(5);

    private final Intents intents;
    private final BringAbout bring;
    private final ObservedApplications observed;
    private final WriteObservation write;
    private final JudgeOpenRollouts judge;
    private final EngineContact contact;

    ReconcileApplication(
            Intents intents,
            BringAbout bring,
            ObservedApplications observed,
            WriteObservation write,
            JudgeOpenRollouts judge,
            EngineContact contact) {
        this.intents = intents;
        this.bring = bring;
        this.observed = observed;
        this.write = write;
        this.judge = judge;
        this.contact = contact;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String subject) {
        ApplicationRef ref = Subjects.application(subject);
        return intents.find(ref).flatMap(this::reconcile);
    }

    private Optional<Duration> reconcile(Intent intent) {
        Optional<UUID> release = intent.release().filter(id -> !intent.removed());
        try {
            return pass(intent, release);
        } catch (RuntimeException own) {
            judgeAllTheSame(intent, release, own);
            throw own;
        }
    }

    /** A roll has its verdict by its deadline, also where every pass over its application fails. */
    private void judgeAllTheSame(Intent intent, Optional<UUID> release, RuntimeException own) {
        try {
            judge.judge(intent, goal(intent, release), new OwnFault());
        } catch (RuntimeException another) {
            own.addSuppressed(another);
        }
    }

    private Optional<Duration> pass(Intent intent, Optional<UUID> release) {
        Sighting sighting = sight(intent, release);
        boolean settled = writeDown(intent, release.isPresent(), sighting);
        boolean open = judge.judge(intent, goal(intent, release), sighting);
        if (sighting instanceof Unreachable) {
            return Optional.of(WHILE_SILENT);
        }
        return open || !settled ? Optional.of(UNDER_WAY) : Optional.empty();
    }

    private Sighting sight(Intent intent, Optional<UUID> release) {
        try {
            return release.isPresent() ? bring.wanted(intent, release.get()) : bring.unwanted(intent);
        } catch (EngineException cause) {
            if (cause.fault().code() == FaultCode.ENGINE_UNREACHABLE) {
                contact.lost();
                return new Unreachable(contact.silentFor());
            }
            LOG.warn("{} is tried again: {}", intent.ref(), cause.getMessage());
            return new Hindered(cause.fault());
        }
    }

    /** Returns whether there is nothing to come back for */
    private boolean writeDown(Intent intent, boolean wanted, Sighting sighting) {
        ApplicationRef ref = intent.ref();
        return switch (sighting) {
            case Seen seen -> {
                write.write(ref, Snapshot.of(seen.observation()));
                yield wanted
                        && seen.observation().generation()
                                >= intent.generation().value();
            }
            case Refused refused -> {
                write.write(ref, last(ref).snapshot().withFault(fault(refused)));
                yield true;
            }
            case Unreachable ignored -> false;
            case Hindered hindered -> {
                write.write(ref, last(ref).snapshot().withFault(FaultView.of(hindered.fault())));
                yield false;
            }
            case OwnFault ignored -> false;
            case NotHeld ignored -> {
                if (!wanted) {
                    write.forget(ref);
                }
                yield !wanted;
            }
        };
    }

    private Goal goal(Intent intent, Optional<UUID> release) {
        String kind = last(intent.ref()).kind().toUpperCase(Locale.ROOT).replace('-', '_');
        return new Goal(
                intent.generation(),
                intent.rolledAt(),
                release.map(UUID::toString),
                Goal.Kind.valueOf(kind),
                intent.replicas(),
                intent.paused());
    }

    private ObservedApplication last(ApplicationRef ref) {
        return observed.find(ref).orElseGet(() -> ObservedApplication.unknown(ref));
    }

    private static FaultView fault(Refused refused) {
        return new FaultView(refused.code(), FaultNames.of(refused.type()), refused.message(), refused.nextStep());
    }
}
