package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Lines;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Follow, since, per instance, and after the instance is gone. */
@Proves(Capability.LOGS)
public abstract class LogsContract extends Contract {

    @Test
    void allLinesComeInTheOrderOfTheirWriting() {
        RunningService web =
                scene().service("web", draft -> draft.set("LOG_LINES", "200")).awaitComplete();

        List<LogLine> lines = awaitNumbered(web, LogQuery.all(web.id()), 200);

        assertThat(lines)
                .extracting(LogLine::text)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(number -> "line " + number)
                        .toList());
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.instance()).isEqualTo(web.only());
            assertThat(line.container()).isEqualTo("main");
            assertThat(line.stream()).isEqualTo(LogLine.Stream.OUT);
        });
    }

    @Test
    void whoeverFollowsSeesNewLinesAndNewInstances() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        try (Lines lines = Lines.follow(tck(), LogQuery.follow(web.id()))) {
            web.ask("/log?line=hello-one");
            lines.awaitText("hello-one");

            web.change(draft -> draft.release("r2").set("LOG_TEXT", "hello-two"))
                    .awaitComplete();
            lines.awaitText("hello-two");

            assertThat(lines.texts()).filteredOn("hello-one"::equals).hasSize(1);
        }
    }

    @Test
    void standardErrorIsToldApart() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        try (Lines lines = Lines.follow(tck(), LogQuery.follow(web.id()))) {
            web.ask("/log?line=to-error&stream=error");
            lines.awaitText("to-error");

            assertThat(lines.seen())
                    .filteredOn(line -> line.text().equals("to-error"))
                    .singleElement()
                    .extracting(LogLine::stream)
                    .isEqualTo(LogLine.Stream.ERROR);
        }
    }

    @Test
    void onlyTheNewestLinesComeWhenOnlyThoseAreAskedFor() {
        RunningService web =
                scene().service("web", draft -> draft.set("LOG_LINES", "50")).awaitComplete();
        awaitNumbered(web, LogQuery.all(web.id()), 50);
        List<LogLine> all = Lines.read(tck(), LogQuery.all(web.id()));

        List<LogLine> tail = Lines.read(tck(), query(web, Optional.empty(), Optional.empty(), OptionalInt.of(3)));

        assertThat(tail).hasSize(3).isEqualTo(all.subList(all.size() - 3, all.size()));
    }

    @Test
    void linesBeforeTheTimeAskedForAreLeftOut() {
        RunningService web =
                scene().service("web", draft -> draft.set("LOG_TEXT", "early")).awaitComplete();
        tck().await(
                        "a second has passed",
                        RunningService.SOON,
                        tck()::now,
                        now -> now.isAfter(web.living().getFirst().createdAt().plus(Duration.ofSeconds(2))));
        Instant since = tck().now();
        web.ask("/log?line=late");

        List<String> seen = tck().await(
                        "the late line is there",
                        RunningService.SOON,
                        () -> texts(query(web, Optional.empty(), Optional.of(since), OptionalInt.empty())),
                        texts -> texts.contains("late"));

        assertThat(seen).doesNotContain("early");
        assertThat(texts(LogQuery.all(web.id()))).contains("early", "late");
    }

    @Test
    void oneInstancesLinesCanBeAskedFor() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        InstanceObservation first = web.living().get(0);
        InstanceObservation second = web.living().get(1);
        web.ask(first.id(), "/log?line=from-first");
        web.ask(second.id(), "/log?line=from-second");

        List<String> seen = tck().await(
                        "the line is there",
                        RunningService.SOON,
                        () -> texts(query(web, Optional.of(first.id().name()), Optional.empty(), OptionalInt.empty())),
                        texts -> texts.contains("from-first"));

        assertThat(seen).doesNotContain("from-second");
    }

    @Test
    void linesOutliveTheirInstance() {
        RunningService web =
                scene().service("web", draft -> draft.set("LOG_LINES", "20")).awaitComplete();
        InstanceId first = web.only();
        web.ask("/log?line=last-words");

        tck().underTest().kill(first);
        web.awaitGone(first).awaitComplete();

        assertThat(texts(query(web, Optional.of(first.name()), Optional.empty(), OptionalInt.empty())))
                .contains("line 1", "line 20", "last-words");
        assertThat(texts(LogQuery.all(web.id()))).contains("last-words");
    }

    @Test
    void whoeverFollowsOneInstanceIsToldWhenNothingMoreWillCome() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        InstanceId first = web.only();
        LogQuery query = new LogQuery(
                web.id(), Optional.of(first.name()), Optional.empty(), Optional.empty(), OptionalInt.empty(), true);
        try (Lines lines = Lines.follow(tck(), query)) {
            lines.awaitText("testapp: starting");

            tck().underTest().kill(first);

            lines.awaitFinished();
        }
    }

    private List<String> texts(LogQuery query) {
        return Lines.read(tck(), query).stream().map(LogLine::text).toList();
    }

    private List<LogLine> awaitNumbered(RunningService web, LogQuery query, int count) {
        return tck().await(
                        count + " lines of " + web.id() + " are there",
                        RunningService.SOON,
                        () -> Lines.read(tck(), query).stream()
                                .filter(line -> line.text().startsWith("line "))
                                .toList(),
                        lines -> lines.size() == count);
    }

    private static LogQuery query(
            RunningService web, Optional<String> instance, Optional<Instant> since, OptionalInt tail) {
        return new LogQuery(web.id(), instance, Optional.empty(), since, tail, false);
    }
}
