package io.banyan.runtime.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.engine.Engine;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.runtime.RuntimeError;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.observed.ObservedApplication;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.RunView;
import io.banyan.runtime.web.ApplicationPath.Found;
import io.banyan.tenancy.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs of jobs and cron jobs. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}/runs")
class RunsController {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

    private final ApplicationPath path;
    private final ObservedApplications observed;
    private final Engine engine;
    private final AuditLog audit;
    private final Clock clock;

    RunsController(ApplicationPath path, ObservedApplications observed, Engine engine, AuditLog audit, Clock clock) {
        this.path = path;
        this.observed = observed;
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a run; the same name twice is one run. */
    record NewRun(Optional<String> name) {}

    @GetMapping
    List<RunView> list(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application) {
        Found found = path.require(caller, tribe, environment, application, Role.VIEWER, "run.read");
        return observed.find(found.ref()).map(seen -> seen.snapshot().runs()).orElse(List.of());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunView start(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @RequestBody(required = false) Optional<NewRun> asked) {
        Found found = path.require(caller, tribe, environment, application, Role.DEVELOPER, "run.start");
        String kind = observed.find(found.ref()).map(ObservedApplication::kind).orElse("");
        if (!kind.equals("cron-job")) {
            throw new BanyanException(RuntimeError.NOT_SCHEDULED, application);
        }
        String name = asked.flatMap(NewRun::name)
                .orElseGet(() -> "by-hand-" + clock.instant().toEpochMilli());
        if (!NAME.matcher(name).matches()) {
            throw new BanyanException(CommonError.NAME_INVALID, "run", name);
        }
        audit.recordApart(
                AuditEntry.done(caller, "run.start", tribe, found.ref().toString())
                        .with(Map.of("run", name)));
        WorkloadId workload = CompileApplication.workloadId(found.ref());
        return EngineCalls.get(() -> {
            engine.startRun(workload, name);
            return engine.observe(workload).runs().stream()
                    .filter(run -> run.name().equals(name))
                    .findFirst()
                    .map(RunView::of)
                    .orElseGet(() -> RunView.of(new RunObservation(
                            name,
                            RunObservation.State.RUNNING,
                            Optional.empty(),
                            clock.instant(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty())));
        });
    }
}
