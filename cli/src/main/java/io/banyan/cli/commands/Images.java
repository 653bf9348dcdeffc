package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The platform's own base images: age, size, packages. */
@Command(name = "images")
final class Images extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode images = common.server().get("/images");
        if (common.json()) {
            common.printJson(images);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.name"),
                Messages.text("column.age"),
                Messages.text("column.size"),
                Messages.text("column.packages"),
                Messages.text("column.digest"));
        JsonNode items = Json.at(images, "items").isMissingNode() ? images : Json.at(images, "items");
        for (JsonNode image : items) {
            table.row(
                    Json.text(image, "name"),
                    Json.text(image, "ageDays") + "d",
                    Json.at(image, "sizeBytes").asLong() / (1 << 20) + "Mi",
                    Json.text(image, "packages"),
                    Json.text(image, "digest"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }
}
