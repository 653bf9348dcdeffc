package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Ago;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Deployments of an application; pause, resume or abort the one that goes on. */
@Command(
        name = "rollout",
        subcommands = {Rollouts.Pause.class, Rollouts.Resume.class, Rollouts.Abort.class, Rollouts.History.class})
final class Rollouts extends ServerCommand {
    @Override
    public Integer call() {
        throw common.usage("usage.subcommand", "history, pause, resume, abort");
    }

    private static int tell(ServerCommand command, String application, String verb) {
        Common common = command.common;
        Server server = common.server();
        JsonNode latest = Json.at(server.get(common.applicationPath(application) + "/deployments?limit=1"), "items.0");
        if (latest.isMissingNode()) {
            common.say("rollout.none", application);
            return ExitCode.USER_FAULT;
        }
        JsonNode deployment =
                server.post(common.tribePath() + "/deployments/" + Json.text(latest, "id") + "/" + verb, null);
        if (common.json()) {
            common.printJson(deployment);
        } else {
            common.say("rollout." + verb, application, Json.text(latest, "number"));
        }
        return ExitCode.OK;
    }

    /** What was deployed, by whom, and how it ended. */
    @Command(name = "history")
    static final class History extends ServerCommand {
        @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
        String application = "";

        @Override
        public Integer call() {
            JsonNode deployments = common.server().get(common.applicationPath(application) + "/deployments");
            if (common.json()) {
                common.printJson(deployments);
                return ExitCode.OK;
            }
            Table table = new Table(
                    Messages.text("column.number"),
                    Messages.text("column.age"),
                    Messages.text("column.person"),
                    Messages.text("column.result"),
                    Messages.text("column.note"));
            for (JsonNode deployment : Json.at(deployments, "items")) {
                table.row(
                        Json.text(deployment, "number"),
                        Ago.of(Json.text(deployment, "createdAt"), Instant.now()),
                        Json.text(deployment, "by"),
                        Json.text(deployment, "verdict.result"),
                        Json.text(deployment, "verdict.message"));
            }
            table.print(common.out());
            return ExitCode.OK;
        }
    }

    /** Holds the roll where it is. */
    @Command(name = "pause")
    static final class Pause extends ServerCommand {
        @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
        String application = "";

        @Override
        public Integer call() {
            return tell(this, application, "pause");
        }
    }

    /** Goes on. */
    @Command(name = "resume")
    static final class Resume extends ServerCommand {
        @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
        String application = "";

        @Override
        public Integer call() {
            return tell(this, application, "resume");
        }
    }

    /** Gives up and returns to the release before. */
    @Command(name = "abort")
    static final class Abort extends ServerCommand {
        @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
        String application = "";

        @Override
        public Integer call() {
            return tell(this, application, "abort");
        }
    }
}
