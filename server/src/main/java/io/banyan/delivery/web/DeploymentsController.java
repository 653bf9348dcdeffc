package io.banyan.delivery.web;

import io.banyan.applications.Source;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployments;
import io.banyan.delivery.RolloutView;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deploying, and the way back. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}")
class DeploymentsController {
    private static final String DEPLOYED = "/environments/{environment}/applications/{application}";

    private final Access access;
    private final Deployments deployments;
    private final RolloutView rollouts;

    DeploymentsController(Access access, Deployments deployments, RolloutView rollouts) {
        this.access = access;
        this.deployments = deployments;
        this.rollouts = rollouts;
    }

    /** What is to be deployed. */
    record NewDeploymentBody(
            @NotNull Source source,
            @Nullable String score,
            @Size(max = 500) @Nullable String message,
            @Min(0) @Max(500) @Nullable Integer replicas) {}

    /** What to return to; the last good one when left out. */
    record RollbackBody(@Nullable UUID release) {}

    @PostMapping(DEPLOYED + "/deployments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeploymentBody start(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @Valid @RequestBody NewDeploymentBody wanted) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "deployment.start");
        return body(deployments.start(
                scope,
                new ApplicationRef(tribe, environment, application),
                new Deployments.Request(
                        wanted.source(),
                        Optional.ofNullable(wanted.score()),
                        Optional.ofNullable(wanted.message()),
                        Optional.ofNullable(wanted.replicas()))));
    }

    @GetMapping(DEPLOYED + "/deployments")
    Page<DeploymentBody> list(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "deployment.list");
        return Page.of(
                        deployments.of(
                                scope,
                                new ApplicationRef(tribe, environment, application),
                                Cursor.number(page),
                                page.fetchSize()),
                        page,
                        deployment -> Integer.toString(deployment.number()))
                .map(deployment -> DeploymentBody.of(deployment, Optional.empty()));
    }

    @PostMapping(DEPLOYED + "/rollbacks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeploymentBody rollBack(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @Valid @RequestBody(required = false) @Nullable RollbackBody wanted) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "deployment.rollback");
        return body(deployments.rollBack(
                scope,
                new ApplicationRef(tribe, environment, application),
                Optional.ofNullable(wanted).map(RollbackBody::release)));
    }

    @GetMapping("/deployments/{id}")
    DeploymentBody get(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id) {
        return body(deployments.require(access.require(caller, tribe, Role.VIEWER, "deployment.read"), id));
    }

    @PostMapping("/deployments/{id}/pause")
    DeploymentBody pause(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id) {
        return body(deployments.pause(access.require(caller, tribe, Role.DEVELOPER, "deployment.pause"), id));
    }

    @PostMapping("/deployments/{id}/resume")
    DeploymentBody resume(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id) {
        return body(deployments.resume(access.require(caller, tribe, Role.DEVELOPER, "deployment.resume"), id));
    }

    @PostMapping("/deployments/{id}/abort")
    DeploymentBody abort(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id) {
        return body(deployments.abort(access.require(caller, tribe, Role.DEVELOPER, "deployment.abort"), id));
    }

    private DeploymentBody body(Deployment deployment) {
        return DeploymentBody.of(
                deployment, deployment.rollout().flatMap(rollout -> rollouts.now(deployment.ref(), rollout)));
    }
}
