package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Problem;
import io.banyan.cli.api.ProblemException;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** From source to live: streams the build, then the instances, then the verdict, which is also the exit code. */
@Command(name = "deploy")
final class Deploy extends ServerCommand {
    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            descriptionKey = "deploy.message")
    @Nullable
    String message;

    @Option(names = "--no-wait", descriptionKey = "deploy.no-wait")
    boolean doNotWait;

    @Override
    public Integer call() throws IOException {
        Server server = common.server();
        String application = source.application(common);
        createWhereMissing(server, application);
        Map<String, Object> body = source.body(common, server);
        if (message != null) {
            body.put("message", message);
        }
        JsonNode deployment = server.post(common.applicationPath(application) + "/deployments", body);
        if (doNotWait) {
            if (common.json()) {
                common.printJson(deployment);
            } else {
                common.say("deploy.accepted", Json.text(deployment, "id"));
            }
            return ExitCode.OK;
        }
        return new WatchDeployment(common, server, deployment).untilVerdict();
    }

    private void createWhereMissing(Server server, String application) {
        try {
            server.get(common.tribePath() + "/applications/" + application);
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            if (problem.status() != 404) {
                throw refused;
            }
            server.post(common.tribePath() + "/applications", Map.of("name", application, "displayName", application));
        }
    }
}
