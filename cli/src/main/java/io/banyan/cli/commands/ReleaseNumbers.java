package io.banyan.cli.commands;

import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The numbers by which people call the releases of an application. Asks once for those it does not know yet; one that stays
 * unknown (older than the newest two hundred) goes by the start of its id.
 */
final class ReleaseNumbers {
    private static final int SHORT = 8;

    private final Supplier<JsonNode> newest;
    private final Map<String, String> numbers = new HashMap<>();
    private final Set<String> askedFor = new HashSet<>();

    ReleaseNumbers(Supplier<JsonNode> newest) {
        this.newest = newest;
    }

    static ReleaseNumbers of(Common common, Server server, String application) {
        return new ReleaseNumbers(
                () -> server.get(common.tribePath() + "/applications/" + application + "/releases?limit=200"));
    }

    /** For example {@code #4}; a dash for none. */
    String name(String release) {
        if (release.equals("-")) {
            return release;
        }
        if (!numbers.containsKey(release) && askedFor.add(release)) {
            read();
        }
        String number = numbers.get(release);
        return number == null ? release.substring(0, Math.min(SHORT, release.length())) : "#" + number;
    }

    /** What a person typed, a number with or without its sign or an id, as an id. */
    String id(String typed) {
        String wanted = typed.startsWith("#") ? typed.substring(1) : typed;
        read();
        return numbers.entrySet().stream()
                .filter(known -> known.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(typed);
    }

    private void read() {
        for (JsonNode release : Json.at(newest.get(), "items")) {
            numbers.put(Json.text(release, "id"), Json.text(release, "number"));
        }
    }
}
