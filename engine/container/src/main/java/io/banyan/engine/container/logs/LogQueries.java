package io.banyan.engine.container.logs;

import com.github.dockerjava.api.DockerClient;
import io.banyan.engine.Subscription;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.InstanceId;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers log queries. */
public final class LogQueries {
    private final DockerClient docker;
    private final LogSources sources;
    private final LogArchive archive;

    public LogQueries(DockerClient docker, LogSources sources, LogArchive archive) {
        this.docker = docker;
        this.sources = sources;
        this.archive = archive;
    }

    public Subscription start(LogQuery query, Consumer<LogLine> line, Runnable finished) {
        LogDelivery delivery = new LogDelivery(query, sources, this::open, line, finished);
        delivery.start();
        return delivery;
    }

    /** Opens a container's log, living or kept; empty while there is none. */
    private Optional<ContainerLog> open(InstanceId instance, String container) {
        Optional<LogSources.Place> place = sources.place(instance, container);
        if (place.isPresent() && place.get().file().isEmpty()) {
            return Optional.of(new ApiLog(docker, place.get().container()));
        }
        // A log is kept before its container goes: where the one is gone, the other is there.
        return place.flatMap(LogSources.Place::file)
                .flatMap(FileLog::existing)
                .or(() -> FileLog.existing(archive.file(instance, container)));
    }
}
