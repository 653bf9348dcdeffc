package io.banyan.engine.container.datapath;

import java.util.Arrays;
import java.util.List;

/** Reads HAProxy's statistics; source: HAProxy management guide 3.0, section 9.1. */
final class ServerFigures {
    private ServerFigures() {}

    /**
     * Streams that are with the server now or wait for it.
     *
     * @param csv the answer to {@code show stat <proxy> 4 -1}: a head and one line per server
     */
    static int inFlight(String csv, String server) {
        String[] lines = csv.lines().toArray(String[]::new);
        if (lines.length == 0 || !lines[0].startsWith("# ")) {
            return 0;
        }
        List<String> head = Arrays.asList(lines[0].substring(2).split(",", -1));
        int name = head.indexOf("svname");
        int queued = head.indexOf("qcur");
        int current = head.indexOf("scur");
        int total = 0;
        for (int line = 1; line < lines.length; line++) {
            String[] fields = lines[line].split(",", -1);
            if (fields.length > current && fields[name].equals(server)) {
                total += number(fields[queued]) + number(fields[current]);
            }
        }
        return total;
    }

    private static int number(String field) {
        return field.isEmpty() ? 0 : Integer.parseInt(field);
    }
}
