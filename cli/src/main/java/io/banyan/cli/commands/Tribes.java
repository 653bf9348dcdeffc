package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Tribes and their members. */
@Command(
        name = "tribes",
        subcommands = {Tribes.Create.class, Tribes.Members.class, Tribes.Add.class, Tribes.Remove.class})
final class Tribes extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode tribes = common.server().get("/tribes");
        if (common.json()) {
            common.printJson(tribes);
            return ExitCode.OK;
        }
        Table table =
                new Table(Messages.text("column.name"), Messages.text("column.title"), Messages.text("column.role"));
        Json.at(tribes, "items")
                .forEach(tribe ->
                        table.row(Json.text(tribe, "name"), Json.text(tribe, "displayName"), Json.text(tribe, "role")));
        table.print(common.out());
        return ExitCode.OK;
    }

    /** Creates a tribe. */
    @Command(name = "create")
    static final class Create extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "tribes.create.name")
        String name = "";

        @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "option.title")
        @Nullable
        String title;

        @Override
        public Integer call() {
            common.server().post("/tribes", Map.of("name", name, "displayName", title == null ? name : title));
            common.say("created.tribe", name);
            return ExitCode.OK;
        }
    }

    /** Lists the members. */
    @Command(name = "members")
    static final class Members extends ServerCommand {
        @Override
        public Integer call() {
            JsonNode members = common.server().get(common.tribePath() + "/members");
            if (common.json()) {
                common.printJson(members);
                return ExitCode.OK;
            }
            Table table = new Table(Messages.text("column.person"), Messages.text("column.role"));
            Json.at(members, "items")
                    .forEach(member -> table.row(Json.text(member, "person"), Json.text(member, "role")));
            table.print(common.out());
            return ExitCode.OK;
        }
    }

    /** Gives a person a role. */
    @Command(name = "add")
    static final class Add extends ServerCommand {
        @Parameters(index = "0", paramLabel = "PERSON", descriptionKey = "tribes.add.person")
        String person = "";

        @Parameters(index = "1", paramLabel = "owner|developer|viewer", descriptionKey = "tribes.add.role")
        String role = "";

        @Override
        public Integer call() {
            common.server().put(common.tribePath() + "/members/" + person, Map.of("role", role));
            common.say("tribes.added", person, role, common.tribe());
            return ExitCode.OK;
        }
    }

    /** Takes a person's role away. */
    @Command(name = "remove")
    static final class Remove extends ServerCommand {
        @Parameters(index = "0", paramLabel = "PERSON", descriptionKey = "tribes.add.person")
        String person = "";

        @Override
        public Integer call() {
            common.server().delete(common.tribePath() + "/members/" + person, null);
            common.say("tribes.removed", person, common.tribe());
            return ExitCode.OK;
        }
    }
}
