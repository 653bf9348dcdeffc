package io.banyan.engine.container.probe;

import com.github.dockerjava.api.DockerClient;
import io.banyan.engine.spec.Check;
import java.util.List;

/** Makes questions of checks. */
public final class Questions {
    private final DockerClient docker;

    public Questions(DockerClient docker) {
        this.docker = docker;
    }

    public Question of(Check check, String address, String containerId) {
        return switch (check) {
            case Check.Http http -> new HttpQuestion(http, address);
            case Check.Exec exec -> new ExecQuestion(docker, containerId, exec);
        };
    }

    public Question connect(String address, List<Integer> ports) {
        return new ConnectQuestion(address, ports);
    }
}
