package io.banyan.applications.web;

import io.banyan.applications.Application;
import io.banyan.applications.ApplicationStates;
import io.banyan.applications.Applications;
import io.banyan.applications.Intents;
import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Generation;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.kernel.Versioned;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications of a tribe. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/applications")
class ApplicationsController {
    private final Access access;
    private final Applications applications;
    private final Intents intents;
    private final ObjectProvider<ApplicationStates> states;

    ApplicationsController(
            Access access, Applications applications, Intents intents, ObjectProvider<ApplicationStates> states) {
        this.access = access;
        this.applications = applications;
        this.intents = intents;
        this.states = states;
    }

    /** What an application is made from. */
    record NewApplication(
            @NotNull ApplicationName name,
            @Size(max = 200) @Nullable String displayName,
            @Nullable Source source) {}

    /** What is to change; what is left out stays. */
    record ChangedApplication(
            @Size(max = 200) @Nullable String displayName,
            @Nullable Source source) {}

    /** Where it is deployed, and how it is there. */
    record DeployedIn(
            EnvironmentName name,

            @Schema(allowableValues = {"empty", "progressing", "running", "degraded", "failed", "stopped", "unknown"})
            String status) {}

    record ApplicationBody(
            TribeName tribe,
            ApplicationName name,
            String displayName,
            Optional<Source> source,
            Instant createdAt,
            long generation,
            List<DeployedIn> environments)
            implements Versioned {
        @Override
        public Generation currentGeneration() {
            return new Generation(generation);
        }
    }

    @GetMapping
    Page<ApplicationBody> list(Caller caller, @PathVariable TribeName tribe, PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "application.list");
        Page<Application> found = Page.of(
                applications.of(scope, page.after(), page.fetchSize()),
                page,
                application -> application.name().value());
        Map<ApplicationRef, String> known =
                statesOf(scope, found.items().stream().map(Application::name).toList());
        return found.map(application -> body(scope, application, known));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationBody create(Caller caller, @PathVariable TribeName tribe, @Valid @RequestBody NewApplication fresh) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.create");
        String shown = fresh.displayName() == null ? fresh.name().value() : fresh.displayName();
        return body(
                scope, applications.create(scope, fresh.name(), shown, Optional.ofNullable(fresh.source())), Map.of());
    }

    @GetMapping("/{application}")
    ApplicationBody get(Caller caller, @PathVariable TribeName tribe, @PathVariable ApplicationName application) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "application.read");
        Application found = applications.require(scope, application);
        return body(scope, found, statesOf(scope, List.of(application)));
    }

    @PatchMapping("/{application}")
    ApplicationBody change(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable ApplicationName application,
            ExpectedGeneration expected,
            @Valid @RequestBody ChangedApplication changed) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.change");
        Application after = applications.change(
                scope,
                application,
                expected,
                Optional.ofNullable(changed.displayName()),
                Optional.ofNullable(changed.source()));
        return body(scope, after, statesOf(scope, List.of(application)));
    }

    @DeleteMapping("/{application}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable ApplicationName application,
            ExpectedGeneration expected) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "application.delete");
        applications.delete(scope, application, expected);
    }

    private Map<ApplicationRef, String> statesOf(TribeScope scope, List<ApplicationName> names) {
        return states.stream()
                .findFirst()
                .map(provider -> provider.of(scope, names))
                .orElse(Map.of());
    }

    private ApplicationBody body(TribeScope scope, Application application, Map<ApplicationRef, String> known) {
        List<DeployedIn> environments = intents.ofApplication(scope, application.name()).stream()
                .map(intent -> new DeployedIn(intent.ref().environment(), known.getOrDefault(intent.ref(), "unknown")))
                .toList();
        return new ApplicationBody(
                application.tribe(),
                application.name(),
                application.displayName(),
                application.source(),
                application.createdAt(),
                application.generation().value(),
                environments);
    }
}
