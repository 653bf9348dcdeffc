package io.banyan.engine.tck;

import io.banyan.engine.fake.FakeNetwork.Exchange;
import io.banyan.engine.fake.FakeTerminal;
import io.banyan.engine.fake.Inside;
import io.banyan.engine.fake.Program.Outcome;
import io.banyan.engine.spec.InstanceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands of the test app. */
final class PlayedCommands {

    Outcome run(Inside inside, List<String> line) {
        FakeTerminal terminal = inside.terminal().orElseThrow();
        if (line.getLast().endsWith("stty size") || line.getFirst().equals("/usr/bin/stty")) {
            return terminal.isTerminal()
                    ? done(terminal.rows() + " " + terminal.columns() + "\n")
                    : failed(1, "stty: standard input: Inappropriate ioctl for device");
        }
        if (!line.getFirst().equals("/app/testapp")) {
            return failed(127, line.getFirst() + ": not found");
        }
        List<String> arguments = line.subList(2, line.size());
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return switch (line.get(1)) {
            case "GET" -> get(inside, first, 10);
            case "RESOLVE" -> resolve(inside, first);
            case "CONNECT" -> connect(inside, first);
            case "ADDRESS" -> done(inside.instance().name() + "\n");
            case "TCP" ->
                connect(inside, first) instanceof Outcome.Done connected && connected.exitCode() == 0
                        ? done(arguments.get(2) + "\n")
                        : failed(1, "no connection");
            case "LOAD" ->
                new Load(inside, first, Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(3))).next();
            case "PRINT" -> done(String.join("\n", arguments) + "\n");
            case "CAT" -> cat(terminal);
            case "ENV" -> done(inside.variables().getOrDefault(first, ""));
            case "READ" -> inside.read(first).map(PlayedCommands::done).orElseGet(() -> failed(1, "error: " + first));
            case "WRITE" -> inside.write(first, arguments.get(1)) ? done("") : failed(1, "error: " + first);
            case "FILL" -> {
                inside.countDisk(Long.parseLong(arguments.get(1)) << 20);
                yield done("");
            }
            case "EXIT" -> failed(Integer.parseInt(first), "");
            default -> failed(2, "error: there is no command " + line.get(1));
        };
    }

    private static Outcome get(Inside inside, String url, int tries) {
        Optional<Exchange> exchange = ask(inside, url);
        if (exchange.isEmpty()) {
            return failed(1, "error: nobody answers at " + url);
        }
        return new Outcome.Later(exchange.get().answer().took(), () -> {
            if (exchange.get().finish()) {
                return done(exchange.get().answer().status() + "\n"
                        + exchange.get().answer().body());
            }
            boolean own = URI.create(url).getHost().equals("localhost");
            return own || tries == 0 ? failed(1, "error: cut off") : failed(1, "error: cut off at " + tries);
        });
    }

    private static Optional<Exchange> ask(Inside inside, String url) {
        URI uri = URI.create(url);
        String target = uri.getRawQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getRawQuery();
        return inside.ask(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), target);
    }

    private static Outcome resolve(Inside inside, String name) {
        List<InstanceId> instances = inside.resolve(name);
        return instances.isEmpty() ? failed(1, "error: " + name + " does not resolve") : done(name + "\n");
    }

    private static Outcome connect(Inside inside, String address) {
        boolean service = !inside.resolve(address).isEmpty();
        return service || inside.reaches(address) ? done("") : failed(1, "error: connection timed out");
    }

    private static Outcome cat(FakeTerminal terminal) {
        String input = terminal.inputAtEnd();
        return input == null ? new Outcome.Later(Duration.ofMillis(10), () -> cat(terminal)) : done(input);
    }

    private static Outcome done(String output) {
        return new Outcome.Done(0, output, "");
    }

    private static Outcome failed(int exitCode, String error) {
        return new Outcome.Done(exitCode, "", error);
    }

    /** Requests one after the other, each tried again elsewhere when its instance dies, as a balancer does. */
    private static final class Load {
        private static final int TRIES = 3;

        private final Map<String, Integer> answers = new TreeMap<>();
        private final Inside inside;
        private final String url;
        private final Duration pause;
        private int left;
        private int failed;

        private Load(Inside inside, String url, int requests, int pauseMillis) {
            this.inside = inside;
            this.url = url;
            left = requests;
            pause = Duration.ofMillis(pauseMillis / 4);
        }

        private Outcome next() {
            if (left == 0) {
                return done(report());
            }
            left--;
            return ask(TRIES);
        }

        private Outcome ask(int tries) {
            Optional<Exchange> exchange = PlayedCommands.ask(inside, url);
            if (exchange.isEmpty()) {
                failed++;
                return new Outcome.Later(pause, this::next);
            }
            return new Outcome.Later(exchange.get().answer().took(), () -> {
                if (exchange.get().finish() && exchange.get().answer().status() == 200) {
                    answers.merge(exchange.get().answer().body(), 1, Integer::sum);
                } else if (tries > 1) {
                    return ask(tries - 1);
                } else {
                    failed++;
                }
                return new Outcome.Later(pause, this::next);
            });
        }

        private String report() {
            StringBuilder report = new StringBuilder(
                    "ok " + answers.values().stream().mapToInt(count -> count).sum() + "\nfailed " + failed + "\n");
            answers.forEach((answer, count) -> report.append("answer " + answer + " " + count + "\n"));
            return report.toString();
        }
    }
}
