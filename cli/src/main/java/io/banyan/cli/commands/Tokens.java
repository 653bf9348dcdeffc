package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** API tokens: for pipelines and scripts, with a scope and an end. */
@Command(
        name = "tokens",
        subcommands = {Tokens.Create.class, Tokens.Revoke.class})
final class Tokens extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode tokens = common.server().get("/tokens");
        if (common.json()) {
            common.printJson(tokens);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.id"),
                Messages.text("column.name"),
                Messages.text("column.scopes"),
                Messages.text("column.expires"),
                Messages.text("column.used"));
        JsonNode items = Json.at(tokens, "items").isMissingNode() ? tokens : Json.at(tokens, "items");
        for (JsonNode token : items) {
            table.row(
                    Json.text(token, "id"),
                    Json.text(token, "name"),
                    Json.at(token, "scopes").toString(),
                    Json.text(token, "expiresAt"),
                    Json.text(token, "lastUsedAt"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }

    /** Creates a token and shows it once. */
    @Command(name = "create")
    static final class Create extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "tokens.name")
        String name = "";

        @Option(
                names = "--scope",
                paramLabel = "read|deploy|admin",
                split = ",",
                defaultValue = "read",
                descriptionKey = "tokens.scope")
        List<String> scopes = List.of("read");

        @Option(names = "--expires-in", paramLabel = "90d", defaultValue = "90d", descriptionKey = "tokens.expires")
        String expiresIn = "90d";

        @Override
        public Integer call() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("name", name);
            body.put("scopes", scopes);
            body.put("expiresAt", Instant.now().plus(Durations.parse(expiresIn)).toString());
            if (common.tribe != null) {
                body.put("tribe", common.tribe);
            }
            JsonNode token = common.server().post("/tokens", body);
            if (common.json()) {
                common.printJson(token);
            } else {
                common.out().println(Json.text(token, "secret"));
                common.err().println(Messages.text("tokens.once"));
                common.out().flush();
                common.err().flush();
            }
            return ExitCode.OK;
        }
    }

    /** Makes a token worthless. */
    @Command(name = "revoke")
    static final class Revoke extends ServerCommand {
        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "tokens.id")
        String id = "";

        @Override
        public Integer call() {
            Server server = common.server();
            server.delete("/tokens/" + id, null);
            common.say("tokens.revoked", id);
            return ExitCode.OK;
        }
    }
}
