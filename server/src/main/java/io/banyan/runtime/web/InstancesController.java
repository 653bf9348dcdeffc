package io.banyan.runtime.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.engine.Engine;
import io.banyan.engine.spec.InstanceId;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.web.ApplicationPath.Found;
import io.banyan.tenancy.Role;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The instances of an application, as last seen. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}/instances")
class InstancesController {
    private final ApplicationPath path;
    private final ReadInstances read;
    private final Engine engine;
    private final AuditLog audit;

    InstancesController(ApplicationPath path, ReadInstances read, Engine engine, AuditLog audit) {
        this.path = path;
        this.read = read;
        this.engine = engine;
        this.audit = audit;
    }

    @GetMapping
    List<InstanceView> list(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application) {
        Found found = path.require(caller, tribe, environment, application, Role.VIEWER, "instance.read");
        return read.of(found.ref());
    }

    /** Replaces one instance. It is written down before it is done. */
    @DeleteMapping("/{instance}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replace(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @PathVariable String instance) {
        Found found = path.require(caller, tribe, environment, application, Role.DEVELOPER, "instance.replace");
        boolean known =
                read.of(found.ref()).stream().anyMatch(seen -> seen.name().equals(instance) && !seen.exited());
        if (!known) {
            throw new BanyanException(CommonError.NOT_FOUND, "instance", instance);
        }
        audit.recordApart(AuditEntry.done(caller, "instance.replace", tribe, found.ref() + "/" + instance));
        EngineCalls.run(() -> engine.replace(new InstanceId(CompileApplication.workloadId(found.ref()), instance)));
    }
}
