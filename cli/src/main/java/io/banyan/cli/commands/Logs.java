package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Log lines of an application, also of instances that are gone. */
@Command(name = "logs")
final class Logs extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Option(
            names = {"-f", "--follow"},
            descriptionKey = "logs.follow")
    boolean follow;

    @Option(names = "--since", paramLabel = "10m", descriptionKey = "logs.since")
    @Nullable
    String since;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            descriptionKey = "logs.tail")
    @Nullable
    Integer tail;

    @Option(
            names = {"-i", "--instance"},
            paramLabel = "INSTANCE",
            descriptionKey = "logs.instance")
    @Nullable
    String instance;

    @Option(
            names = {"-c", "--container"},
            paramLabel = "CONTAINER",
            descriptionKey = "logs.container")
    @Nullable
    String container;

    @Override
    public Integer call() throws IOException {
        var answer = common.server()
                .raw(common.applicationPath(application) + "/logs?" + query(Instant.now()), "application/x-ndjson");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    print(line);
                }
            }
        }
        return ExitCode.OK;
    }

    private void print(String line) {
        if (common.json()) {
            common.out().println(line);
        } else {
            JsonNode read = Server.JSON.readTree(line);
            common.out().println(Json.text(read, "instance") + " | " + Json.text(read, "text"));
        }
        common.out().flush();
    }

    private String query(Instant now) {
        StringJoiner query = new StringJoiner("&");
        query.add("follow=" + follow);
        if (since != null) {
            query.add("since=" + now.minus(Durations.parse(since)));
        }
        if (tail != null) {
            query.add("tail=" + tail);
        }
        if (instance != null) {
            query.add("instance=" + instance);
        }
        if (container != null) {
            query.add("container=" + container);
        }
        return query.toString();
    }
}
