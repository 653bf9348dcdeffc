package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.EventStream;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.LiveBlock;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.VerdictText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows a deployment to its verdict. A connection that breaks is taken up again where it broke: the verdict is the
 * server's, never this process's guess.
 */
final class WatchDeployment {
    private static final int PATIENCE = 30;

    private final Common common;
    private final Server server;
    private final String path;
    private final LiveBlock block;
    private final RolloutBlock rollout;
    private long logLines;
    private @Nullable JsonNode verdict;

    /**
     * Follows what was answered when the deployment was asked for.
     *
     * @param deployment as the contract shows it
     */
    WatchDeployment(Common common, Server server, JsonNode deployment) {
        this.common = common;
        this.server = server;
        this.path = common.tribePath() + "/deployments/" + Json.text(deployment, "id");
        boolean terminal = Common.terminal();
        this.block = new LiveBlock(common.out(), terminal, terminal ? Terminal.width() : Integer.MAX_VALUE);
        this.rollout = new RolloutBlock(
                block, ReleaseNumbers.of(common, server, Json.text(deployment, "application")), terminal);
    }

    int untilVerdict() throws IOException {
        int failures = 0;
        while (verdict == null) {
            try {
                long seen = logLines;
                logLines = 0;
                EventStream.read(
                        server.raw(path + "/events", "text/event-stream").body(), event -> show(event, seen));
            } catch (IOException broken) {
                failures++;
                if (failures > PATIENCE) {
                    throw broken;
                }
                pause();
            }
            if (verdict == null) {
                JsonNode deployment = server.get(path);
                if (Json.has(deployment, "verdict")) {
                    verdict = Json.at(deployment, "verdict");
                } else {
                    pause();
                }
            }
        }
        return end(verdict);
    }

    private boolean show(EventStream.Event event, long alreadySeen) {
        JsonNode data = Server.JSON.readTree(event.data());
        switch (event.name()) {
            case "stage" -> stage(data);
            case "log" -> {
                logLines++;
                if (logLines > alreadySeen && !common.json()) {
                    block.above("  " + Json.text(data, "line"));
                }
            }
            case "rollout" -> {
                if (!common.json()) {
                    rollout.show(data, Instant.now());
                }
            }
            case "verdict" -> {
                verdict = data;
                return false;
            }
            default -> {
                // A newer server may tell more than this command line knows.
            }
        }
        return true;
    }

    private void stage(JsonNode stage) {
        String state = Json.text(stage, "state");
        if (common.json() || state.equals("waiting")) {
            return;
        }
        String name = Messages.text("stage." + Json.text(stage, "name"));
        String took = Json.has(stage, "startedAt") && Json.has(stage, "finishedAt")
                ? seconds(Duration.between(
                        Instant.parse(Json.text(stage, "startedAt")), Instant.parse(Json.text(stage, "finishedAt"))))
                : "";
        block.above(Messages.text("stage.line", name, Messages.text("stage.state." + state), took));
    }

    private int end(JsonNode verdict) {
        if (common.json()) {
            common.printJson(server.get(path));
        } else {
            VerdictText.print(common.out(), verdict, server);
        }
        return switch (Json.text(verdict, "result")) {
            case "succeeded" -> ExitCode.OK;
            case "failed" -> ExitCode.ofFaultType(Json.text(verdict, "faultType"));
            default -> ExitCode.USER_FAULT;
        };
    }

    private static String seconds(Duration took) {
        return String.format(java.util.Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
