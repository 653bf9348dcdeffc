package io.banyan.runtime.rollouts;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.Subscription;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.session.LogQuery;
import io.banyan.kernel.Verdict;
import io.banyan.kernel.Verdict.Change;
import io.banyan.kernel.Verdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches what a failed verdict rests on before it can vanish. What cannot be fetched is left out, not made up. */
@Component
public class CollectEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(CollectEvidence.class);
    private static final int LINES = 50;
    private static final int LONGEST_LINE = 4_096;
    private static final long SECONDS_FOR_LOGS = 5;

    private final Engine engine;

    CollectEvidence(Engine engine) {
        this.engine = engine;
    }

    /** The verdict of a judgement, with evidence when it failed. */
    public Verdict verdict(Judgement judgement, List<Change> changes) {
        Optional<Evidence> evidence = judgement.result() == Verdict.Result.FAILED
                ? Optional.of(evidence(judgement.culprit(), changes))
                : Optional.empty();
        return new Verdict(
                judgement.result(),
                judgement.type(),
                judgement.code(),
                judgement.message(),
                judgement.nextStep(),
                evidence);
    }

    private Evidence evidence(Optional<InstanceObservation> culprit, List<Change> changes) {
        Optional<Exit> exit = culprit.flatMap(FindCulprit::exit);
        return new Evidence(
                culprit.map(instance -> instance.id().name()),
                exit.map(end -> OptionalInt.of(end.code())).orElse(OptionalInt.empty()),
                exit.map(Exit::signal).orElse(OptionalInt.empty()),
                exit.map(Exit::outOfMemory).orElse(false),
                culprit.map(this::lastLines).orElse(List.of()),
                culprit.flatMap(InstanceObservation::lastProbe)
                        .map(answer ->
                                answer.probe() + (answer.healthy() ? " healthy: " : " unhealthy: ") + answer.detail()),
                changes,
                List.of());
    }

    private List<String> lastLines(InstanceObservation instance) {
        List<String> lines = new ArrayList<>();
        CountDownLatch finished = new CountDownLatch(1);
        LogQuery query = new LogQuery(
                instance.id().workload(),
                Optional.of(instance.id().name()),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(LINES),
                false);
        try {
            Subscription reading = engine.logs(
                    query,
                    line -> {
                        synchronized (lines) {
                            lines.add(cut(line.text()));
                        }
                    },
                    finished::countDown);
            if (!finished.await(SECONDS_FOR_LOGS, TimeUnit.SECONDS)) {
                LOG.warn("The log of {} did not come to an end in time; what came is kept", instance.id());
            }
            reading.close();
        } catch (EngineException cause) {
            LOG.warn("The log of {} cannot be read: {}", instance.id(), cause.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        synchronized (lines) {
            return List.copyOf(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
    }
}
