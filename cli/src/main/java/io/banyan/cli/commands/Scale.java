package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Changes the number of instances. */
@Command(name = "scale")
final class Scale extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Parameters(index = "1", paramLabel = "INSTANCES", descriptionKey = "scale.replicas")
    int replicas;

    @Override
    public Integer call() {
        Server server = common.server();
        String path = common.applicationPath(application);
        JsonNode deployed = server.put(path + "/scale", Map.of("replicas", replicas), server.entityTag(path));
        if (common.json()) {
            common.printJson(deployed);
        } else {
            common.say("scale.done", application, replicas);
        }
        return ExitCode.OK;
    }
}
