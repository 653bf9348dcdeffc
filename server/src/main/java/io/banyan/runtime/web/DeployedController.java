package io.banyan.runtime.web;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications of an environment: intent and status beside each other; scale, restart, undeploy. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications")
class DeployedController {
    private final Access access;
    private final Intents intents;
    private final ReadDeployed read;
    private final ApplicationPath path;

    DeployedController(Access access, Intents intents, ReadDeployed read, ApplicationPath path) {
        this.access = access;
        this.intents = intents;
        this.read = read;
        this.path = path;
    }

    /** How many instances are wanted. */
    record Scale(int replicas) {}

    @GetMapping
    List<Deployed> list(Caller caller, @PathVariable TribeName tribe, @PathVariable EnvironmentName environment) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "application.read");
        access.requireEnvironment(scope, environment);
        return read.ofEnvironment(scope, environment);
    }

    @GetMapping("/{application}")
    Deployed get(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application) {
        return read.one(path.require(caller, tribe, environment, application, Role.VIEWER, "application.read")
                .intent());
    }

    @PutMapping("/{application}/scale")
    Deployed scale(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            ExpectedGeneration expected,
            @RequestBody Scale wanted) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.scale");
        Intent changed = intents.scale(
                scope,
                new ApplicationRef(tribe, environment, application),
                Optional.of(expected.value()),
                wanted.replicas());
        return read.one(changed);
    }

    @PostMapping("/{application}/restart")
    Deployed restart(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.restart");
        return read.one(intents.restart(scope, new ApplicationRef(tribe, environment, application), Optional.empty()));
    }

    @DeleteMapping("/{application}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            ExpectedGeneration expected) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.undeploy");
        intents.remove(scope, new ApplicationRef(tribe, environment, application), Optional.of(expected.value()));
    }
}
