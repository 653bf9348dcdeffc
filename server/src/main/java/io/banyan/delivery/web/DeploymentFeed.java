package io.banyan.delivery.web;

import io.banyan.delivery.Deployment;
import io.banyan.delivery.RolloutProgress;
import io.banyan.delivery.RolloutView;
import io.banyan.delivery.VerdictBody;
import io.banyan.delivery.store.EventStore;
import io.banyan.delivery.work.EndDeployment;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.EventSink;
import io.banyan.kernel.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a deployment told from where a reader left off, until its verdict. */
final class DeploymentFeed implements EventFeed {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int CHUNK = 100;

    private final Supplier<Deployment> reading;
    private final EventStore events;
    private final RolloutView rollouts;
    private Position position;
    private Deployment deployment;
    private Optional<RolloutProgress> shown = Optional.empty();

    /** Follows the deployment that is read anew until its rollout is known. */
    DeploymentFeed(Supplier<Deployment> reading, EventStore events, RolloutView rollouts, Position position) {
        this.reading = reading;
        this.deployment = reading.get();
        this.events = events;
        this.rollouts = rollouts;
        this.position = position;
    }

    /**
     * How far a reader is.
     *
     * @param sequence of the last event of which something was read
     * @param line how many lines of it were read
     */
    record Position(long sequence, int line) {
        private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

        static Position of(Optional<String> id) {
            Matcher matcher = ID.matcher(id.orElse(""));
            return matcher.matches()
                    ? new Position(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                    : new Position(0, Integer.MAX_VALUE);
        }

        Optional<String> id() {
            return Optional.of(sequence + "." + line);
        }
    }

    /** One line of a build. */
    @Schema(name = "BuildLine")
    record LogEvent(String line, Instant at) {}

    @Override
    public void writeTo(EventSink sink) throws Exception {
        while (true) {
            List<EventStore.Event> fresh = events.after(deployment.id(), position.sequence() - 1, CHUNK);
            for (EventStore.Event event : fresh) {
                if (send(event, sink)) {
                    return;
                }
            }
            if (fresh.size() < CHUNK) {
                showRollout(sink);
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Returns whether it was the last. */
    private boolean send(EventStore.Event event, EventSink sink) {
        boolean known = event.sequence() == position.sequence();
        if (event.kind() == EventStore.Kind.LOG) {
            List<String> lines = JSON.readValue(event.content(), new TypeReference<List<String>>() {});
            for (int line = known ? position.line() : 0; line < lines.size(); line++) {
                position = new Position(event.sequence(), line + 1);
                sink.send(position.id(), "log", new LogEvent(lines.get(line), event.at()));
            }
            return false;
        }
        boolean last = event.kind() == EventStore.Kind.VERDICT;
        if (!known) {
            if (last) {
                showRollout(sink);
            }
            position = new Position(event.sequence(), 1);
            sink.send(
                    position.id(),
                    last ? "verdict" : "stage",
                    last
                            ? VerdictBody.of(JSON.readValue(event.content(), Verdict.class))
                            : JSON.readValue(event.content(), EndDeployment.StageEvent.class));
        }
        return last;
    }

    private void showRollout(EventSink sink) {
        if (deployment.rollout().isEmpty()) {
            deployment = reading.get();
        }
        Optional<RolloutProgress> now =
                deployment.rollout().flatMap(rollout -> rollouts.now(deployment.ref(), rollout));
        if (now.isPresent() && !now.equals(shown)) {
            shown = now;
            sink.send("rollout", now.get());
        }
    }
}
