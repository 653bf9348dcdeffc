package io.banyan.engine.container.instance;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.datapath.InstanceEndpoint;
import io.banyan.engine.container.instance.InstanceRecord.ContainerRecord;
import io.banyan.engine.container.probe.ContainerProbes;
import io.banyan.engine.container.probe.Question;
import io.banyan.engine.container.probe.Questions;
import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches an instance's containers and tells the data path what follows, in the order in which it happened. */
final class Readiness implements ContainerProbes.Listener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final Surroundings around;
    private final InstanceRecord record;
    private final InstanceStatus status;
    private final Runnable changed;
    private final Consumer<Fault> failed;
    private final Map<String, ContainerProbes> probes = new ConcurrentHashMap<>();
    private final Object order = new Object();
    private boolean announced;
    private boolean over;

    Readiness(
            Surroundings around,
            InstanceRecord record,
            InstanceStatus status,
            Runnable changed,
            Consumer<Fault> failed) {
        this.around = around;
        this.record = record;
        this.status = status;
        this.changed = changed;
        this.failed = failed;
    }

    /** Begins to ask a running container. */
    void watch(String name, boolean foundRunning) {
        ContainerRecord container = record.containers().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (container.preparation()) {
            return;
        }
        if (!record.serves()) {
            ready(name, true);
            return;
        }
        Questions questions = new Questions(around.api().docker());
        String containerName = ContainerCreation.name(around, record, name);
        Function<Probe, Question> question = probe -> questions.of(probe.check(), record.address(), containerName);
        ContainerProbes started = new ContainerProbes(
                name, container.probes(), question, connect(container, questions), foundRunning, around.clock(), this);
        probes.put(name, started);
        started.start();
    }

    /** A service that nobody asks counts as ready when it takes connections; its first lasting container should. */
    private Optional<Question> connect(ContainerRecord container, Questions questions) {
        boolean asked = record.containers().stream()
                .anyMatch(candidate -> candidate.probes().readiness().isPresent());
        boolean first = record.containers().stream()
                .filter(candidate -> !candidate.preparation())
                .findFirst()
                .map(candidate -> candidate.name().equals(container.name()))
                .orElse(false);
        List<Integer> ports =
                record.ports().stream().map(ServicePort::targetPort).distinct().toList();
        return asked || !first || ports.isEmpty()
                ? Optional.empty()
                : Optional.of(questions.connect(record.address(), ports));
    }

    @Override
    public void answered(String container, ProbeAnswer answer) {
        status.answered(answer);
        if (answer.healthy() && answer.probe().equals("readiness")) {
            announceIfMissed();
        }
    }

    @Override
    public void ready(String container, boolean ready) {
        if (status.ready(container, ready, around.clock().instant())) {
            tell();
            changed.run();
        }
    }

    /** All containers were started: what was answered meanwhile counts from now on. */
    void cameUp() {
        if (status.cameUp(around.clock().instant())) {
            tell();
        }
        changed.run();
    }

    @Override
    public void failed(String container, Fault fault) {
        failed.accept(fault);
    }

    private void tell() {
        tellDataPath((dataPath, workload, endpoint) -> {
            if (status.isReady()) {
                dataPath.ready(workload, endpoint);
                announced = true;
            } else {
                dataPath.unready(workload, endpoint);
                announced = false;
            }
        });
    }

    /** A data path that refused an instance for lack of room may have room now. */
    private void announceIfMissed() {
        synchronized (order) {
            if (announced || over || !status.isReady()) {
                return;
            }
        }
        tell();
    }

    void draining() {
        tellDataPath(DataPath::draining);
    }

    /** For good. Nothing is told after this. */
    void gone() {
        tellDataPath(DataPath::gone);
        synchronized (order) {
            over = true;
        }
    }

    OptionalInt inFlight() {
        return around.dataPath().inFlight(record.id().workload(), endpoint());
    }

    private void tellDataPath(Call call) {
        if (!record.serves()) {
            return;
        }
        synchronized (order) {
            if (over) {
                return;
            }
            try {
                call.tell(around.dataPath(), record.id().workload(), endpoint());
            } catch (EngineException e) {
                status.fault(e.fault());
                log.warn("the data path did not take {}: {}", record.id(), e.getMessage());
            } catch (RuntimeException e) {
                log.error("the data path failed about {}", record.id(), e);
            }
        }
    }

    private InstanceEndpoint endpoint() {
        return new InstanceEndpoint(record.id().name(), record.address());
    }

    private interface Call {
        void tell(DataPath dataPath, WorkloadId workload, InstanceEndpoint endpoint);
    }

    @Override
    public void close() {
        probes.values().forEach(ContainerProbes::close);
    }
}
