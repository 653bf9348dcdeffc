package io.banyan.engine.container.datapath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The site's resolvers, which name services ask for everything that is not theirs. */
final class Forwarders {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private Forwarders() {}

    /**
     * Reads this machine's resolvers. Those on its loopback cannot be reached from containers; where systemd-resolved
     * listens there, the file that names the real ones is read instead.
     *
     * @return IPv4 addresses, possibly none: then only services have names
     */
    static List<String> ofThisMachine() {
        List<String> plain = of(Path.of("/etc/resolv.conf"));
        return plain.isEmpty() ? of(Path.of("/run/systemd/resolve/resolv.conf")) : plain;
    }

    static List<String> of(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                    .map(words -> words[1])
                    .filter(address -> ADDRESS.matcher(address).matches() && !address.startsWith("127."))
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
