package io.banyan.engine.container.session;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.session.ExecSession;
import io.banyan.engine.spec.InstanceId;
import java.io.IOException;

/** Opens sessions. */
public final class ExecSessions {
    private final ContainerApi api;

    public ExecSessions(ContainerApi api) {
        this.api = api;
    }

    /**
     * Runs a command in a container.
     *
     * @throws EngineException UNKNOWN_INSTANCE when the container does not run
     */
    public ExecSession open(InstanceId instance, String container, ExecRequest request) {
        try {
            String id = api.docker()
                    .execCreateCmd(container)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withTty(request.terminal())
                    .withCmd(request.command().toArray(String[]::new))
                    .exec()
                    .getId();
            AttachedSession session = new AttachedSession(api, container, id, request);
            session.start();
            return session;
        } catch (IOException | RuntimeException e) {
            throw ApiFaults.notRunning(e)
                    ? new EngineException(
                            new Fault(
                                    FaultCode.UNKNOWN_INSTANCE,
                                    "instance " + instance + " does not run",
                                    "choose an instance that is running"),
                            e)
                    : ApiFaults.translate("run a command in " + instance, e);
        }
    }
}
