package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Says who the server takes the caller for. */
@Command(name = "whoami")
final class WhoAmI extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode me = common.server().get("/session");
        if (common.json()) {
            common.printJson(me);
            return ExitCode.OK;
        }
        common.out().println(Json.text(me, "person.name"));
        Table tribes = new Table(Messages.text("column.tribe"), Messages.text("column.role"));
        Json.at(me, "tribes").forEach(tribe -> tribes.row(Json.text(tribe, "name"), Json.text(tribe, "role")));
        tribes.print(common.out());
        return ExitCode.OK;
    }
}
