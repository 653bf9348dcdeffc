package io.banyan.engine.container.session;

import io.banyan.engine.container.api.ContainerApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends processes of a container that run on this machine. */
record ContainerProcess(String container, ContainerApi api) {
    private static final Logger log = LoggerFactory.getLogger(ContainerProcess.class);

    /** Only a process that the kernel counts to the container is ended: the number may be another machine's. */
    void end(long pid) {
        try {
            String id = api.docker().inspectContainerCmd(container).exec().getId();
            String groups = Files.readString(Path.of("/proc", String.valueOf(pid), "cgroup"));
            if (id != null && groups.contains(id)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            log.debug("process {} of {} is not on this machine", pid, container);
        }
    }
}
