package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** What is deployed in an environment. */
@Command(name = "apps")
final class Applications extends ServerCommand {
    @Override
    public Integer call() {
        Server server = common.server();
        JsonNode deployed = server.get(common.environmentPath() + "/applications");
        if (common.json()) {
            common.printJson(deployed);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.application"),
                Messages.text("column.kind"),
                Messages.text("column.state"),
                Messages.text("column.ready"),
                Messages.text("column.release"),
                Messages.text("column.address"));
        JsonNode items = Json.at(deployed, "items").isMissingNode() ? deployed : Json.at(deployed, "items");
        for (JsonNode application : items) {
            table.row(
                    Json.text(application, "application"),
                    Messages.word("kind", Json.text(application, "kind")),
                    Messages.word("state", Json.text(application, "status.state")),
                    Json.text(application, "status.ready") + "/" + Json.text(application, "status.wanted"),
                    ReleaseNumbers.of(common, server, Json.text(application, "application"))
                            .name(Json.text(application, "status.release")),
                    Json.text(application, "routes.0.url"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }
}
