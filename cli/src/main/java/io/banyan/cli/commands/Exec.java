package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.RemoteCommand;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs a command inside an instance; its exit code becomes this command's. */
@Command(name = "exec")
final class Exec extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", descriptionKey = "exec.command")
    List<String> command = List.of();

    @Option(
            names = {"-i", "--instance"},
            paramLabel = "INSTANCE",
            descriptionKey = "exec.instance")
    @Nullable
    String instance;

    @Option(
            names = {"-c", "--container"},
            paramLabel = "CONTAINER",
            descriptionKey = "exec.container")
    @Nullable
    String container;

    @Override
    public Integer call() throws Exception {
        Server server = common.server();
        String path = common.applicationPath(application);
        String where = instance == null ? firstReady(server, path) : instance;
        if (where == null) {
            common.say("exec.none", application);
            return ExitCode.USER_FAULT;
        }
        try (Terminal terminal = Terminal.raw(Common.terminal())) {
            return RemoteCommand.run(
                    server,
                    path + "/instances/" + where + "/exec",
                    container,
                    command,
                    terminal.isTerminal(),
                    terminal.columns(),
                    terminal.rows());
        }
    }

    private static @Nullable String firstReady(Server server, String path) {
        JsonNode answer = server.get(path + "/instances");
        JsonNode items = Json.at(answer, "items").isMissingNode() ? answer : Json.at(answer, "items");
        for (JsonNode candidate : items) {
            if (Json.text(candidate, "phase").equals("ready")) {
                return Json.text(candidate, "name");
            }
        }
        return null;
    }
}
