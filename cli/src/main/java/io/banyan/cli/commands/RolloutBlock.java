package io.banyan.cli.commands;

import io.banyan.cli.output.Json;
import io.banyan.cli.output.LiveBlock;
import io.banyan.cli.output.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Shows a rollout with its instances: on a terminal in place, as often as something changes; elsewhere, where every change
 * stays, only when an instance came, went or changed its phase.
 */
final class RolloutBlock {
    private final LiveBlock block;
    private final ReleaseNumbers releases;
    private final boolean inPlace;
    private List<String> told = List.of();

    RolloutBlock(LiveBlock block, ReleaseNumbers releases, boolean inPlace) {
        this.block = block;
        this.releases = releases;
        this.inPlace = inPlace;
    }

    void show(JsonNode rollout, Instant now) {
        List<JsonNode> instances =
                ShownInstances.of(Json.at(rollout, "instances")).shown();
        List<String> lasting = new ArrayList<>();
        lasting.add(Messages.text(
                "rollout.line",
                Json.text(rollout, "updatedReady"),
                Json.text(rollout, "wanted"),
                Json.text(rollout, "obsolete")));
        instances.forEach(instance -> lasting.add(Json.text(instance, "name") + " " + Json.text(instance, "phase")));
        if (!inPlace && lasting.equals(told)) {
            return;
        }
        told = List.copyOf(lasting);
        List<String> lines = new ArrayList<>();
        lines.add(lasting.getFirst());
        if (!instances.isEmpty()) {
            InstanceTable.of(instances, releases, now).lines().forEach(line -> lines.add("  " + line));
        }
        block.show(lines);
    }
}
