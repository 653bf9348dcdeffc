package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows what a deploy would change against what runs, before anything changes. */
@Command(name = "plan")
final class Plan extends ServerCommand {
    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Override
    public Integer call() throws IOException {
        Server server = common.server();
        String application = source.application(common);
        JsonNode plan = server.post(common.applicationPath(application) + "/plans", source.body(common, server));
        if (common.json()) {
            common.printJson(plan);
            return ExitCode.OK;
        }
        PrintWriter out = common.out();
        JsonNode changes = Json.at(plan, "changes");
        if (changes.isEmpty()) {
            common.say("plan.nothing", application);
            return ExitCode.OK;
        }
        for (JsonNode change : changes) {
            out.println(line(change));
        }
        out.println();
        out.println(Json.text(plan, "summary"));
        out.flush();
        return ExitCode.OK;
    }

    private static String line(JsonNode change) {
        String sign = switch (Json.text(change, "kind")) {
            case "add" -> "+ ";
            case "remove" -> "- ";
            default -> "~ ";
        };
        return sign + Json.text(change, "path") + ": " + Json.text(change, "before") + " -> "
                + Json.text(change, "after") + "  (" + Messages.text("effect." + Json.text(change, "effect")) + ")";
    }
}
