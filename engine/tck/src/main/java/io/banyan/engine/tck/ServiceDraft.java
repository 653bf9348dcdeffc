package io.banyan.engine.tck;

import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.spec.VolumeMount;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A service of the test app that is still being described. */
public record ServiceDraft(
        String release,
        ContainerSpec main,
        List<ContainerSpec> others,
        List<ServicePort> ports,
        int replicas,
        RolloutPolicy rollout,
        StopPolicy stop,
        String restartToken) {

    /** The test app's ports as its neighbours see them. */
    public static final List<ServicePort> PORTS =
            List.of(ServicePort.http(80, 8080), new ServicePort("echo", 7000, 7070, ServicePort.Protocol.TCP));

    private static final Probe READY = new Probe(
            Check.Http.get(8080, "/ready"), Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), 1, 2);

    static ServiceDraft of(String image) {
        ContainerSpec main = ContainerSpec.of("main", image).withProbes(Probes.ready(READY));
        RolloutPolicy rollout = RolloutPolicy.DEFAULT.withProgressDeadline(Duration.ofSeconds(60));
        StopPolicy stop = new StopPolicy(Duration.ofSeconds(10), Duration.ofSeconds(5));
        return new ServiceDraft("r1", main, List.of(), PORTS, 1, rollout, stop, "");
    }

    public ServiceDraft release(String release) {
        return new ServiceDraft(release, main, others, ports, replicas, rollout, stop, restartToken);
    }

    public ServiceDraft main(UnaryOperator<ContainerSpec> change) {
        return new ServiceDraft(release, change.apply(main), others, ports, replicas, rollout, stop, restartToken);
    }

    public ServiceDraft with(ContainerSpec another) {
        List<ContainerSpec> more = new ArrayList<>(others);
        more.add(another);
        return new ServiceDraft(release, main, more, ports, replicas, rollout, stop, restartToken);
    }

    public ServiceDraft offering(ServicePort... ports) {
        return new ServiceDraft(release, main, others, List.of(ports), replicas, rollout, stop, restartToken);
    }

    public ServiceDraft replicas(int replicas) {
        return new ServiceDraft(release, main, others, ports, replicas, rollout, stop, restartToken);
    }

    public ServiceDraft rollout(UnaryOperator<RolloutPolicy> change) {
        return new ServiceDraft(release, main, others, ports, replicas, change.apply(rollout), stop, restartToken);
    }

    public ServiceDraft stop(Duration drain, Duration grace) {
        return new ServiceDraft(
                release, main, others, ports, replicas, rollout, new StopPolicy(drain, grace), restartToken);
    }

    public ServiceDraft restartToken(String restartToken) {
        return new ServiceDraft(release, main, others, ports, replicas, rollout, stop, restartToken);
    }

    /** Sets a plain variable: a knob of the test app, mostly. */
    public ServiceDraft set(String name, String value) {
        return variable(Variable.plain(name, value));
    }

    public ServiceDraft variable(Variable variable) {
        List<Variable> all = new ArrayList<>(main.variables());
        all.removeIf(each -> each.name().equals(variable.name()));
        all.add(variable);
        return main(container -> container.withVariables(all));
    }

    public ServiceDraft file(FileMount file) {
        List<FileMount> all = new ArrayList<>(main.files());
        all.removeIf(each -> each.path().equals(file.path()));
        all.add(file);
        return main(container -> container.withFiles(all));
    }

    public ServiceDraft volume(String name, String path) {
        return main(container -> container.withVolumes(List.of(new VolumeMount(name, path, false))));
    }

    public ServiceDraft probes(Probes probes) {
        return main(container -> container.withProbes(probes));
    }

    public ServiceDraft resources(Resources resources) {
        return main(container -> container.withResources(resources));
    }

    Workload.Service at(WorkloadId id, long generation) {
        List<ContainerSpec> containers = new ArrayList<>();
        containers.add(main);
        containers.addAll(others);
        return new Workload.Service(
                id, generation, new ReleaseId(release), containers, ports, replicas, rollout, stop, restartToken);
    }
}
