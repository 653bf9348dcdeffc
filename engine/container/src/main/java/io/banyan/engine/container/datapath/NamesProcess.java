package io.banyan.engine.container.datapath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name service of one environment: its files, and the Unbound process while it runs, told over its control socket.
 *
 * <p>Source of the dialogue: unbound-control(8), version 1 of its protocol, without TLS on a Unix socket.
 */
final class NamesProcess {
    private static final Logger LOG = LoggerFactory.getLogger(NamesProcess.class);
    private static final String HELLO = "UBCT1 ";

    private final String name;
    private final Path directory;
    private final List<String> forwarders;
    private final SocketDialogue control;
    private final ReentrantLock following = new ReentrantLock();
    private volatile boolean behind = true;

    NamesProcess(String name, Path directory, Path sockets, List<String> forwarders) {
        this.name = name;
        this.directory = directory;
        this.forwarders = List.copyOf(forwarders);
        this.control = new SocketDialogue(sockets.resolve("control.sock"), Duration.ofSeconds(5));
    }

    /** Names what the process starts with that cannot be changed while it runs. */
    String startedWith(EnvironmentNetwork network) {
        return Digest.of(String.valueOf(
                NamesFiles.of(EnvironmentState.of(network), forwarders).get(NamesFiles.CONFIGURATION)));
    }

    boolean answers() {
        try {
            return ask("status").contains("is running");
        } catch (IOException nobody) {
            return false;
        }
    }

    boolean behind() {
        return behind;
    }

    /** Writes what a restarted process starts from. */
    void record(EnvironmentState environment) {
        NamesFiles.of(environment, forwarders).forEach((file, content) -> {
            Path path = directory.resolve(file);
            try {
                if (!Files.exists(path) || !Files.readString(path).equals(content)) {
                    ReplaceFile.with(path, content);
                }
            } catch (IOException unreadable) {
                throw ReplaceFile.failed(path, unreadable);
            }
        });
    }

    /** Makes the running process know what it should; nothing happens when it does not answer. */
    void follow(Supplier<EnvironmentState> environment) {
        following.lock();
        try {
            EnvironmentState state = environment.get();
            Map<String, String> wanted = NamesFiles.names(state);
            Map<String, String> known = known(state.network().domain(), ask("list_local_data"));
            for (Map.Entry<String, String> entry : known.entrySet()) {
                if (!entry.getValue().equals(wanted.get(entry.getKey()))) {
                    ask("local_data_remove " + entry.getKey());
                }
            }
            for (Map.Entry<String, String> entry : wanted.entrySet()) {
                if (!entry.getValue().equals(known.get(entry.getKey()))) {
                    ask("local_data " + NamesFiles.record(entry.getKey(), entry.getValue()));
                }
            }
            behind = false;
        } catch (IOException down) {
            behind = true;
            LOG.debug("name service {} does not answer: {}", name, down.getMessage());
        } finally {
            following.unlock();
        }
    }

    /** Reads the answer to {@code list_local_data}: name, seconds, class, type and data per line. */
    static SortedMap<String, String> known(String domain, String answer) {
        SortedMap<String, String> known = new TreeMap<>();
        for (String line : answer.lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length == 5 && words[3].equals("A") && words[0].endsWith("." + domain + ".")) {
                known.put(words[0], words[4]);
            }
        }
        return known;
    }

    private String ask(String command) throws IOException {
        String answer = control.ask(HELLO + command + "\n");
        if (answer.startsWith("error")) {
            throw new IOException(command + ": " + answer.strip());
        }
        return answer;
    }
}
