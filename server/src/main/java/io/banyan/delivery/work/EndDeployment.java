package io.banyan.delivery.work;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.StageName;
import io.banyan.delivery.Deployment.StageState;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.delivery.store.EventStore;
import io.banyan.kernel.Caller;
import io.banyan.kernel.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Moves stages and writes the one verdict, each with the event that readers follow. */
@Component
public class EndDeployment {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DeploymentStore deployments;
    private final EventStore events;
    private final AuditLog audit;
    private final Clock clock;

    EndDeployment(DeploymentStore deployments, EventStore events, AuditLog audit, Clock clock) {
        this.deployments = deployments;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a stage event holds. */
    @Schema(name = "StageChange")
    public record StageEvent(StageName name, StageState state) {}

    /** Moves one stage. */
    @Transactional
    public void stage(Deployment deployment, StageName name, StageState state) {
        Instant now = clock.instant();
        deployments.stage(deployment.id(), name, state, now);
        events.append(
                deployment.id(), EventStore.Kind.STAGE, JSON.writeValueAsString(new StageEvent(name, state)), now);
    }

    /**
     * Ends a deployment that has no verdict yet.
     *
     * @return false when it had one; then nothing was changed
     */
    @Transactional
    public boolean end(Deployment deployment, Verdict verdict) {
        Instant now = clock.instant();
        if (!deployments.finish(deployment.id(), verdict, now)) {
            return false;
        }
        StageState last = verdict.result() == Verdict.Result.SUCCEEDED ? StageState.SUCCEEDED : StageState.FAILED;
        deployments.find(deployment.id()).orElseThrow().stages().forEach(stage -> {
            if (stage.state() == StageState.RUNNING) {
                stage(deployment, stage.name(), last);
            } else if (stage.state() == StageState.WAITING) {
                stage(deployment, stage.name(), StageState.SKIPPED);
            }
        });
        events.append(deployment.id(), EventStore.Kind.VERDICT, JSON.writeValueAsString(verdict), now);
        audit.record(AuditEntry.done(
                        Caller.PLATFORM,
                        "deployment.end",
                        deployment.ref().tribe(),
                        deployment.ref().toString())
                .with(Map.of(
                        "deployment", deployment.id().toString(),
                        "result", verdict.result().name().toLowerCase(Locale.ROOT),
                        "code", verdict.code().orElse("-"))));
        return true;
    }

    /** A verdict without evidence: nobody's fault. */
    public static Verdict plain(Verdict.Result result, String message) {
        return new Verdict(result, Optional.empty(), Optional.empty(), message, Optional.empty(), Optional.empty());
    }
}
