package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Environments of a tribe. */
@Command(
        name = "envs",
        subcommands = {Environments.Create.class, Environments.Delete.class})
final class Environments extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode environments = common.server().get(common.tribePath() + "/environments");
        if (common.json()) {
            common.printJson(environments);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.name"), Messages.text("column.title"), Messages.text("column.production"));
        Json.at(environments, "items")
                .forEach(environment -> table.row(
                        Json.text(environment, "name"),
                        Json.text(environment, "displayName"),
                        Json.text(environment, "production")));
        table.print(common.out());
        return ExitCode.OK;
    }

    /** Creates an environment. */
    @Command(name = "create")
    static final class Create extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "envs.create.name")
        String name = "";

        @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "option.title")
        @Nullable
        String title;

        @Option(names = "--production", descriptionKey = "envs.create.production")
        boolean production;

        @Override
        public Integer call() {
            common.server()
                    .post(
                            common.tribePath() + "/environments",
                            Map.of(
                                    "name", name,
                                    "displayName", title == null ? name : title,
                                    "production", production));
            common.say("created.environment", name, common.tribe());
            return ExitCode.OK;
        }
    }

    /** Deletes an environment that nothing is deployed in. */
    @Command(name = "delete")
    static final class Delete extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "envs.create.name")
        String name = "";

        @Override
        public Integer call() {
            String path = common.tribePath() + "/environments/" + name;
            Server server = common.server();
            server.delete(path, server.entityTag(path));
            common.say("deleted.environment", name, common.tribe());
            return ExitCode.OK;
        }
    }
}
