package io.banyan.delivery.web;

import io.banyan.applications.PlannedChange;
import io.banyan.applications.Source;
import io.banyan.delivery.PlanDeployment;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a deployment would change, before anything changes. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}/plans")
class PlansController {
    private final Access access;
    private final PlanDeployment plan;

    PlansController(Access access, PlanDeployment plan) {
        this.access = access;
        this.plan = plan;
    }

    /** What would be deployed; what is left out stays as it is. */
    record Wanted(
            @Nullable Source source,
            @Nullable String score,
            @Min(0) @Max(500) @Nullable Integer replicas) {}

    record PlanBody(List<PlannedChange> changes, String summary, Optional<UUID> currentRelease) {}

    @PostMapping
    PlanBody plan(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @Valid @RequestBody Wanted wanted) {
        PlanDeployment.Plan found = plan.plan(
                access.require(caller, tribe, Role.VIEWER, "deployment.plan"),
                new ApplicationRef(tribe, environment, application),
                Optional.ofNullable(wanted.source()),
                Optional.ofNullable(wanted.score()),
                Optional.ofNullable(wanted.replicas()));
        return new PlanBody(found.changes(), found.summary(), found.currentRelease());
    }
}
