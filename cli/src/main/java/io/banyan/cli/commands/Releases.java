package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Ago;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Releases of an application, newest first. */
@Command(name = "releases")
final class Releases extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Override
    public Integer call() {
        JsonNode releases = common.server().get(common.tribePath() + "/applications/" + application + "/releases");
        if (common.json()) {
            common.printJson(releases);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.number"),
                Messages.text("column.id"),
                Messages.text("column.age"),
                Messages.text("column.person"),
                Messages.text("column.commit"));
        for (JsonNode release : Json.at(releases, "items")) {
            table.row(
                    Json.text(release, "number"),
                    Json.text(release, "id"),
                    Ago.of(Json.text(release, "createdAt"), Instant.now()),
                    Json.text(release, "createdBy"),
                    Json.text(release, "commit"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }
}
