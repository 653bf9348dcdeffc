package io.banyan.applications.web;

import io.banyan.applications.Facts;
import io.banyan.applications.Variables;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an environment offers to its applications. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/variables")
class VariablesController {
    private final Access access;
    private final Variables variables;

    VariablesController(Access access, Variables variables) {
        this.access = access;
        this.variables = variables;
    }

    /** A variable; of a secret only the name. */
    record VariableBody(String name, Optional<String> value, boolean secret) {}

    record VariableList(List<VariableBody> items) {}

    record NewVariable(@NotNull String value, @Nullable Boolean secret) {
        @Override
        public String toString() {
            return "NewVariable[]";
        }
    }

    @GetMapping
    VariableList list(Caller caller, @PathVariable TribeName tribe, @PathVariable EnvironmentName environment) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "variable.list");
        return new VariableList(variables.of(scope, environment).entrySet().stream()
                .map(entry -> body(entry.getKey(), entry.getValue()))
                .toList());
    }

    @PutMapping("/{name}")
    VariableBody put(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable String name,
            @Valid @RequestBody NewVariable fresh) {
        TribeScope scope = access.require(caller, tribe, Role.DEVELOPER, "variable.put");
        Facts.Value value = new Facts.Value(fresh.value(), Boolean.TRUE.equals(fresh.secret()));
        variables.put(scope, environment, name, value);
        return body(name, value);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable String name) {
        variables.delete(access.require(caller, tribe, Role.DEVELOPER, "variable.delete"), environment, name);
    }

    private static VariableBody body(String name, Facts.Value value) {
        return new VariableBody(name, value.secret() ? Optional.empty() : Optional.of(value.text()), value.secret());
    }
}
