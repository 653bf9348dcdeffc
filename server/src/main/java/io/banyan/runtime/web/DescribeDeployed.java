package io.banyan.runtime.web;

import io.banyan.applications.Intent;
import io.banyan.delivery.VerdictBody;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Verdict;
import io.banyan.runtime.observed.ApplicationStatus;
import io.banyan.runtime.observed.DeriveStatus;
import io.banyan.runtime.observed.ObservedApplication;
import io.banyan.runtime.observed.Snapshot;
import io.banyan.runtime.observed.Snapshot.Progress;
import io.banyan.runtime.observed.StatusQuestion;
import io.banyan.runtime.observed.Zones;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.routes.DeclaredRoute;
import io.banyan.runtime.web.Deployed.IntentView;
import io.banyan.runtime.web.Deployed.RolloutView;
import io.banyan.runtime.web.Deployed.RouteView;
import io.banyan.runtime.web.Deployed.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts intent and observation beside each other. Pure. */
final class DescribeDeployed {
    private DescribeDeployed() {}

    /** Everything that is known of one application. */
    record Facts(
            Intent intent,
            ObservedApplication observed,
            Optional<Rollout> newest,
            List<DeclaredRoute> routes,
            Optional<Zones.Known> zone) {}

    static Deployed of(Facts facts) {
        Intent intent = facts.intent();
        ApplicationRef ref = intent.ref();
        StatusView status = status(facts);
        return new Deployed(
                ref.tribe(),
                ref.environment(),
                ref.application(),
                facts.observed().kind(),
                new IntentView(
                        intent.generation().value(),
                        intent.release(),
                        intent.replicas(),
                        intent.paused(),
                        intent.restartedAt(),
                        facts.observed().schedule()),
                status,
                facts.routes().stream()
                        .map(route -> route(route, status.ready()))
                        .toList());
    }

    static StatusView status(Facts facts) {
        Intent intent = facts.intent();
        ObservedApplication observed = facts.observed();
        ApplicationStatus status = DeriveStatus.of(new StatusQuestion(
                intent.generation().value(),
                intent.release().isPresent(),
                observed.kind().equals("service"),
                intent.replicas(),
                facts.newest().filter(Rollout::open).isPresent(),
                intent.paused(),
                facts.newest()
                        .flatMap(Rollout::verdict)
                        .filter(verdict -> verdict.result() == Verdict.Result.FAILED)
                        .map(Verdict::message),
                observed.snapshot(),
                observedAt(observed, facts.zone()),
                facts.zone().flatMap(Zones.Known::unreachableSince)));
        return new StatusView(
                status.state(),
                status.summary(),
                status.wanted(),
                status.ready(),
                status.release(),
                status.observedGeneration(),
                status.observedAt(),
                status.fault(),
                facts.newest().map(rollout -> rollout(rollout, observed.snapshot())));
    }

    /**
     * A row is written only when something changed, and a change is never missed while the engine answers: what was seen
     * then is still so as of the engine's last answer.
     */
    private static Optional<Instant> observedAt(ObservedApplication observed, Optional<Zones.Known> zone) {
        Optional<Instant> answered = zone.flatMap(Zones.Known::observedAt);
        return observed.observedAt()
                .map(at -> answered.filter(later -> later.isAfter(at)).orElse(at));
    }

    static RolloutView rollout(Rollout rollout, Snapshot snapshot) {
        Optional<Progress> progress = snapshot.progress()
                .filter(seen -> rollout.release()
                        .map(Object::toString)
                        .filter(seen.release()::equals)
                        .isPresent());
        return new RolloutView(
                rollout.id(),
                rollout.release(),
                rollout.rolledAt().value(),
                progress.map(Progress::phase).orElse("progressing"),
                progress.map(Progress::wanted).orElse(0),
                progress.map(Progress::updated).orElse(0),
                progress.map(Progress::updatedReady).orElse(0),
                progress.map(Progress::ready).orElse(0),
                progress.map(Progress::obsolete).orElse(0),
                rollout.startedAt(),
                rollout.deadlineAt(),
                rollout.verdict().map(VerdictBody::of));
    }

    /** Served by the ready instances as soon as the engine serves it at all. */
    private static RouteView route(DeclaredRoute route, int ready) {
        String scheme = route.tls() ? "https://" : "http://";
        return route.url()
                .map(url -> new RouteView(url, ready))
                .orElseGet(() -> new RouteView(scheme + route.host() + route.path(), 0));
    }
}
