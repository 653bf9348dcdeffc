package io.banyan.engine.container.datapath;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files from which a gateway's process starts in the state of a model, by their names. */
final class GatewayFiles {
    static final String CONFIGURATION = "haproxy.cfg";
    static final String CERTIFICATES = "certificates.list";

    /** Where the container sees the directory of these files. */
    static final String DIRECTORY = "/etc/banyan/";

    static final String ERRORS = Template.named("errors.cfg").text();

    private GatewayFiles() {}

    /**
     * Their contents.
     *
     * @param template of the configuration
     * @param values for its holes, but for errors and slots
     */
    static SortedMap<String, String> of(
            GatewayModel model, Template template, Map<String, String> values, SlotCapacity capacity) {
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, String> holes = new TreeMap<>(values);
        holes.put("errors", ERRORS.stripTrailing());
        holes.put("slots", slots(model, capacity));
        files.put(CONFIGURATION, template.fill(holes));
        model.maps().forEach((name, content) -> files.put(name, lines(content)));
        files.put(CERTIFICATES, certificates(model));
        return files;
    }

    private static String lines(SortedMap<String, String> map) {
        StringBuilder lines = new StringBuilder();
        map.forEach((key, value) -> lines.append(key).append(' ').append(value).append('\n'));
        return lines.toString();
    }

    private static String certificates(GatewayModel model) {
        StringBuilder lines = new StringBuilder();
        model.certificates()
                .forEach((file, host) -> lines.append(DIRECTORY)
                        .append(file)
                        .append(' ')
                        .append(host)
                        .append('\n'));
        return lines.toString();
    }

    private static String slots(GatewayModel model, SlotCapacity capacity) {
        StringBuilder text = new StringBuilder();
        for (SlotFamily family : SlotFamily.values()) {
            for (int number = 1; number <= capacity.of(family); number++) {
                String slot = family.slot(number);
                text.append("backend ").append(slot).append(" from ").append(family.prefix());
                for (Server server : model.slots().getOrDefault(slot, List.of())) {
                    text.append("\n    server ")
                            .append(server.name())
                            .append(' ')
                            .append(server.parameters());
                    if (!server.accepting()) {
                        text.append(" disabled");
                    }
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
