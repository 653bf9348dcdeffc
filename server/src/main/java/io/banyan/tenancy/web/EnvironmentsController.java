package io.banyan.tenancy.web;

import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Environments;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
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

/** The environments of a tribe. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments")
class EnvironmentsController {
    private final Environments environments;
    private final Access access;

    EnvironmentsController(Environments environments, Access access) {
        this.environments = environments;
        this.access = access;
    }

    record NewEnvironmentBody(
            @NotNull EnvironmentName name,
            @NotBlank @Size(max = 100) String displayName,
            Optional<Boolean> production) {}

    record EnvironmentChangeBody(
            Optional<@Size(min = 1, max = 100) String> displayName, Optional<Boolean> production) {}

    @GetMapping
    Page<EnvironmentBody> list(Caller caller, @PathVariable TribeName tribe, PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "environment.list");
        return environments.list(scope, page).map(EnvironmentBody::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EnvironmentBody create(Caller caller, @PathVariable TribeName tribe, @Valid @RequestBody NewEnvironmentBody body) {
        TribeScope scope = access.require(caller, tribe, Role.OWNER, "environment.create");
        return EnvironmentBody.of(environments.create(
                scope, body.name(), body.displayName(), body.production().orElse(false)));
    }

    @GetMapping("/{environment}")
    EnvironmentBody get(Caller caller, @PathVariable TribeName tribe, @PathVariable EnvironmentName environment) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "environment.read");
        return EnvironmentBody.of(environments.get(scope, environment));
    }

    @PatchMapping("/{environment}")
    EnvironmentBody change(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            ExpectedGeneration expected,
            @Valid @RequestBody EnvironmentChangeBody body) {
        TribeScope scope = access.require(caller, tribe, Role.OWNER, "environment.change");
        return EnvironmentBody.of(
                environments.change(scope, environment, expected, body.displayName(), body.production()));
    }

    @DeleteMapping("/{environment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            ExpectedGeneration expected) {
        environments.delete(access.require(caller, tribe, Role.OWNER, "environment.delete"), environment, expected);
    }
}
