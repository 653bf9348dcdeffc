package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs of a job or cron job; starts one now. */
@Command(name = "runs")
final class Runs extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Option(names = "--start", descriptionKey = "runs.start")
    boolean start;

    @Override
    public Integer call() {
        String path = common.applicationPath(application) + "/runs";
        if (start) {
            JsonNode run = common.server().post(path, Map.of());
            common.say("runs.started", Json.text(run, "name"));
            return ExitCode.OK;
        }
        JsonNode runs = common.server().get(path);
        if (common.json()) {
            common.printJson(runs);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.name"),
                Messages.text("column.state"),
                Messages.text("column.started"),
                Messages.text("column.finished"),
                Messages.text("column.note"));
        JsonNode items = Json.at(runs, "items").isMissingNode() ? runs : Json.at(runs, "items");
        for (JsonNode run : items) {
            table.row(
                    Json.text(run, "name"),
                    Json.text(run, "state"),
                    Json.text(run, "startedAt"),
                    Json.text(run, "finishedAt"),
                    Json.has(run, "fault") ? Json.text(run, "fault.message") : "");
        }
        table.print(common.out());
        return ExitCode.OK;
    }
}
