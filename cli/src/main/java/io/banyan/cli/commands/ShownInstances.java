package io.banyan.cli.commands;

import io.banyan.cli.output.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Which instances a person wants to see: all that live, and of those that ended the last few. Pure.
 *
 * @param shown the ended first, as they came, so that what lives stands last, where the eye is
 * @param hidden how many more have ended
 */
record ShownInstances(List<JsonNode> shown, int hidden) {
    private static final int ENDED = 3;

    static ShownInstances all(JsonNode instances) {
        return new ShownInstances(
                StreamSupport.stream(instances.spliterator(), false).toList(), 0);
    }

    static ShownInstances of(JsonNode instances) {
        List<JsonNode> every = all(instances).shown();
        List<JsonNode> ended = every.stream()
                .filter(ShownInstances::ended)
                .sorted(Comparator.comparing(ShownInstances::endedAt))
                .toList();
        int hidden = Math.max(0, ended.size() - ENDED);
        List<JsonNode> shown = new ArrayList<>(ended.subList(hidden, ended.size()));
        every.stream().filter(instance -> !ended(instance)).forEach(shown::add);
        return new ShownInstances(List.copyOf(shown), hidden);
    }

    private static boolean ended(JsonNode instance) {
        return Json.text(instance, "phase").equals("exited");
    }

    /** When its last container ended, or, where that is not known, when it was made. */
    private static String endedAt(JsonNode instance) {
        Stream<JsonNode> containers =
                StreamSupport.stream(Json.at(instance, "containers").spliterator(), false);
        return containers
                .filter(container -> Json.has(container, "exit.at"))
                .map(container -> Json.text(container, "exit.at"))
                .max(Comparator.naturalOrder())
                .orElse(Json.text(instance, "createdAt"));
    }
}
