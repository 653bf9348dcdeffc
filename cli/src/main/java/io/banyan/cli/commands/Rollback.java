package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Goes back to the last release that succeeded before the current one, or to a named one. */
@Command(name = "rollback")
final class Rollback extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Option(names = "--to", paramLabel = "RELEASE", descriptionKey = "rollback.to")
    @Nullable
    String release;

    @Option(names = "--no-wait", descriptionKey = "deploy.no-wait")
    boolean doNotWait;

    @Override
    public Integer call() throws IOException {
        Server server = common.server();
        JsonNode deployment = server.post(
                common.applicationPath(application) + "/rollbacks",
                release == null
                        ? Map.of()
                        : Map.of(
                                "release",
                                ReleaseNumbers.of(common, server, application).id(release)));
        if (doNotWait) {
            common.say("deploy.accepted", Json.text(deployment, "id"));
            return ExitCode.OK;
        }
        return new WatchDeployment(common, server, deployment).untilVerdict();
    }
}
