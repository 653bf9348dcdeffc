package io.banyan.engine.container.instance;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.api.OutOfMemoryKills;
import io.banyan.engine.observed.Exit;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the state of containers from the API. */
public final class ContainerStates {
    private final ContainerApi api;
    private final OutOfMemoryKills kills;

    public ContainerStates(ContainerApi api, OutOfMemoryKills kills) {
        this.api = api;
        this.kills = kills;
    }

    /**
     * One container.
     *
     * @param running whether its process runs
     * @param log file of the machine that the runtime writes its log to; empty where it keeps that for itself
     */
    public record State(
            String id, boolean running, Optional<Instant> startedAt, Optional<Exit> exit, Optional<Path> log) {}

    /** Empty when there is no such container. */
    public Optional<State> find(String container) {
        try {
            return Optional.of(read(api.docker().inspectContainerCmd(container).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            if (ApiFaults.noSuchContainer(e)) {
                return Optional.empty();
            }
            throw ApiFaults.translate("inspect container " + container, e);
        }
    }

    Exit exit(String containerId, int code, boolean outOfMemory, Instant at) {
        return new Exit(code, InstanceFaults.signal(code), outOfMemory || kills.killed(containerId, at), at);
    }

    private State read(InspectContainerResponse container) {
        var state = container.getState();
        boolean running = Boolean.TRUE.equals(state.getRunning());
        Optional<Instant> startedAt = time(state.getStartedAt());
        Optional<Exit> exit = running || startedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(exit(
                        container.getId(),
                        state.getExitCodeLong() == null ? -1 : Math.toIntExact(state.getExitCodeLong()),
                        Boolean.TRUE.equals(state.getOOMKilled()),
                        time(state.getFinishedAt()).orElseGet(Instant::now)));
        String log = Objects.requireNonNullElse(container.getLogPath(), "");
        return new State(
                container.getId(),
                running,
                startedAt,
                exit,
                log.isEmpty() ? Optional.empty() : Optional.of(Path.of(log)));
    }

    /** The API says year 1 for never. */
    private static Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(at -> at.getEpochSecond() > 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
