package io.banyan.cli.commands;

import io.banyan.cli.output.Ago;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Instances as a table. */
final class InstanceTable {
    private InstanceTable() {}

    static Table of(List<JsonNode> instances, ReleaseNumbers releases, Instant now) {
        Table table = new Table(
                Messages.text("column.instance"),
                Messages.text("column.phase"),
                Messages.text("column.release"),
                Messages.text("column.age"),
                Messages.text("column.cpu"),
                Messages.text("column.memory"),
                Messages.text("column.note"));
        for (JsonNode instance : instances) {
            table.row(
                    Json.text(instance, "name"),
                    Messages.word("phase", Json.text(instance, "phase")),
                    releases.name(Json.text(instance, "release")),
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
