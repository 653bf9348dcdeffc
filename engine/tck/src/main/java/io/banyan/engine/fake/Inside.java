package io.banyan.engine.fake;

import io.banyan.engine.session.LogLine;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.spec.VolumeMount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link Program} sees and can do from inside a container. Only for use within the program's own calls. */
public final class Inside {
    private final FakeWorld world;
    private final FakeInstance instance;
    private final FakeContainer container;
    private final Optional<FakeTerminal> terminal;

    Inside(FakeWorld world, FakeInstance instance, FakeContainer container) {
        this(world, instance, container, Optional.empty());
    }

    Inside(FakeWorld world, FakeInstance instance, FakeContainer container, Optional<FakeTerminal> terminal) {
        this.world = world;
        this.instance = instance;
        this.container = container;
        this.terminal = terminal;
    }

    public InstanceId instance() {
        return instance.id();
    }

    public ContainerSpec spec() {
        return container.spec();
    }

    public Instant now() {
        return world.now();
    }

    /** Where a command's input comes from; empty outside of commands. */
    public Optional<FakeTerminal> terminal() {
        return terminal;
    }

    public Map<String, String> variables() {
        return spec().variables().stream()
                .collect(Collectors.toMap(Variable::name, Variable::value, (first, last) -> last));
    }

    /** The file's text, from its mounts, its volumes or what it wrote. */
    public Optional<String> read(String path) {
        Optional<FileMount> file = spec().files().stream()
                .filter(mount -> mount.path().equals(path))
                .findFirst();
        if (file.isPresent()) {
            return Optional.of(new String(file.get().content(), StandardCharsets.UTF_8));
        }
        return Optional.ofNullable(directory(path).get(path));
    }

    /** Writes and says whether the file could be written. */
    public boolean write(String path, String text) {
        boolean readOnly =
                spec().files().stream().anyMatch(mount -> mount.path().equals(path))
                        || volumeOf(path).filter(VolumeMount::readOnly).isPresent();
        if (!readOnly) {
            directory(path).put(path, text);
            world.wake(instance().workload());
        }
        return !readOnly;
    }

    public void log(LogLine.Stream stream, String text) {
        world.logs().write(new LogLine(instance(), spec().name(), stream, now(), text));
    }

    /** Says what it will answer to readiness probes from now on. */
    public void ready(boolean ready) {
        container.ready(ready);
        world.wake(instance().workload());
    }

    /** Says what it will answer to liveness probes from now on. */
    public void alive(boolean alive) {
        container.alive(alive);
        world.wake(instance().workload());
    }

    /** Ends the container by itself. */
    public void exit(int code) {
        instance.containerEnds(container, code, now());
        world.wake(instance().workload());
    }

    /** Requests that the instance is answering. */
    public int inFlight() {
        return instance.inFlight();
    }

    /** Takes so much more memory. */
    public void eat(long bytes) {
        container.eat(bytes);
        world.wake(instance().workload());
    }

    /** Uses whole processors for a while, as far as the container's limit lets it. */
    public void work(int processors, Duration howLong) {
        container.work(processors, howLong, now());
    }

    /** Counts bytes as written to disk. */
    public void countDisk(long bytes) {
        container.countDisk(bytes);
    }

    /** Whether an instance of the same environment has this address; the fake's addresses are instances' names. */
    public boolean reaches(String address) {
        return world.environment(instance().workload().environment()).workloads().values().stream()
                .anyMatch(workload -> workload.instance(address).isPresent());
    }

    /** The instances that a service name of the same environment leads to now; empty when it does not resolve. */
    public List<InstanceId> resolve(String service) {
        return world.network().resolve(instance().workload().environment(), service);
    }

    /** Asks a service of the same environment, or {@code localhost}; empty when nothing answers. */
    public Optional<FakeNetwork.Exchange> ask(String host, int port, String path) {
        return host.equals("localhost") || host.equals("127.0.0.1")
                ? world.network().askSelf(instance, port, path)
                : world.network().ask(instance().workload().environment(), host, port, path);
    }

    private Map<String, String> directory(String path) {
        return volumeOf(path)
                .map(volume -> world.environment(instance().workload().environment())
                        .volume(instance().workload().name(), instance.slot(), volume.name()))
                .orElse(container.written());
    }

    private Optional<VolumeMount> volumeOf(String path) {
        return spec().volumes().stream()
                .filter(volume -> path.startsWith(volume.path() + "/"))
                .findFirst();
    }
}
