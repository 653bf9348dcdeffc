package io.banyan.cli.commands;

import io.banyan.cli.output.Ago;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Instances as a table. */
final class InstanceTable {
    private InstanceTable() {}

    static Table of(JsonNode answer, Instant now) {
        Table table = new Table(
                Messages.text("column.instance"),
                Messages.text("column.phase"),
                Messages.text("column.release"),
                Messages.text("column.age"),
                Messages.text("column.cpu"),
                Messages.text("column.memory"),
                Messages.text("column.note"));
        JsonNode instances = Json.at(answer, "items").isMissingNode() ? answer : Json.at(answer, "items");
        for (JsonNode instance : instances) {
            table.row(
                    Json.text(instance, "name"),
                    Json.text(instance, "phase"),
                    Json.text(instance, "release"),
                    Ago.of(Json.text(instance, "createdAt"), now),
                    Json.has(instance, "usage.cpuMillicores") ? Json.text(instance, "usage.cpuMillicores") + "m" : "-",
                    Json.has(instance, "usage.memoryBytes")
                            ? Json.at(instance, "usage.memoryBytes").asLong() / (1 << 20) + "Mi"
                            : "-",
                    Json.has(instance, "fault") ? Json.text(instance, "fault.message") : "");
        }
        return table;
    }
}
