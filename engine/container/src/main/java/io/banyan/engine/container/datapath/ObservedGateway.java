package io.banyan.engine.container.datapath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a gateway's process is doing.
 *
 * @param servers of all slots
 * @param maps content of every map by its file's name
 * @param certificates files of certificates in use
 */
record ObservedGateway(List<ObservedServer> servers, Map<String, Map<String, String>> maps, Set<String> certificates) {

    /**
     * One server of one slot.
     *
     * @param accepting whether the engine's side lets it take new requests
     * @param up whether HAProxy's own checks find it alive
     */
    record ObservedServer(String slot, String name, String address, int port, boolean accepting, boolean up) {
        String path() {
            return slot + "/" + name;
        }
    }

    Optional<ObservedServer> server(String slot, String name) {
        return servers.stream()
                .filter(server -> server.slot().equals(slot) && server.name().equals(name))
                .findFirst();
    }

    Map<String, String> map(String name) {
        return maps.getOrDefault(name, Map.of());
    }

    /** Reads the answer to {@code show servers state}; source: HAProxy management guide 3.0, section 9.3. */
    static List<ObservedServer> servers(String answer) {
        List<ObservedServer> servers = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        for (String line : answer.lines().toList()) {
            String[] words = line.strip().split(" ", -1);
            if (line.startsWith("# ")) {
                for (int word = 1; word < words.length; word++) {
                    columns.put(words[word], word - 1);
                }
            } else if (words.length > 2 && !columns.isEmpty()) {
                servers.add(new ObservedServer(
                        words[column(columns, "be_name")],
                        words[column(columns, "srv_name")],
                        words[column(columns, "srv_addr")],
                        Integer.parseInt(words[column(columns, "srv_port")]),
                        words[column(columns, "srv_admin_state")].equals("0"),
                        words[column(columns, "srv_op_state")].equals("2")));
            }
        }
        return servers;
    }

    private static int column(Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("HAProxy's answer has no column " + name);
        }
        return column;
    }

    /** Reads the answer to {@code show map <file>}: an id, the key and the value per line. */
    static Map<String, String> map(List<String> lines) {
        Map<String, String> map = new HashMap<>();
        for (String line : lines) {
            String[] words = line.strip().split(" ", 3);
            if (words.length == 3) {
                map.put(words[1], words[2]);
            }
        }
        return map;
    }

    /** Reads the answer to {@code show ssl crt-list <file>}: a path in the gateway and host names per line. */
    static Set<String> certificates(String answer) {
        Set<String> files = new java.util.HashSet<>();
        for (String line : answer.lines().toList()) {
            if (line.startsWith(GatewayFiles.DIRECTORY)) {
                files.add(line.strip().split(" ", -1)[0].substring(GatewayFiles.DIRECTORY.length()));
            }
        }
        return files;
    }
}
