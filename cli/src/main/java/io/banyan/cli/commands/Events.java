package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What happened to an application, newest first. */
@Command(name = "events")
final class Events extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Override
    public Integer call() {
        JsonNode events = common.server().get(common.applicationPath(application) + "/events");
        if (common.json()) {
            common.printJson(events);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.time"),
                Messages.text("column.severity"),
                Messages.text("column.instance"),
                Messages.text("column.message"));
        for (JsonNode event : Json.at(events, "items")) {
            table.row(
                    Json.text(event, "at"),
                    Json.text(event, "severity"),
                    Json.text(event, "instance"),
                    Json.text(event, "message"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }
}
