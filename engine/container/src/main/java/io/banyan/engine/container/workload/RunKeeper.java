package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.instance.Edition;
import io.banyan.engine.container.instance.Ending;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.container.instance.Timeline;
import io.banyan.engine.container.run.CronSchedule;
import io.banyan.engine.container.run.DueRun;
import io.banyan.engine.container.run.Run;
import io.banyan.engine.container.run.RunBook;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RunObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the runs of a job or cron job: starts what is due, tries again what failed, ends what takes too long. */
final class RunKeeper implements Keeper {
    private static final int JOB_HISTORY = 10;

    private final InstanceGroup group;
    private final Attempts attempts;
    private final RunBooks books;
    private final Clock clock;
    private final Timeline timeline;
    private final Map<String, Instant> begun = new HashMap<>();
    private Workload workload;
    private Edition edition;
    private RunBook book;

    RunKeeper(
            InstanceGroup group,
            Attempts attempts,
            RunBooks books,
            Surroundings around,
            Workload workload,
            Edition edition) {
        this.group = group;
        this.attempts = attempts;
        this.books = books;
        this.clock = around.clock();
        this.timeline = around.timeline();
        this.workload = workload;
        this.edition = edition;
        this.book = books.read(group.id());
    }

    synchronized void change(Workload wanted, Edition fresh) {
        workload = wanted;
        edition = fresh;
    }

    /** Starts a run beside the schedule. A name that is known already has had its run. */
    synchronized void startRun(String name) {
        if (book.find(name).isEmpty()) {
            keep(book.with(Run.began(name, Optional.empty(), clock.instant())));
        }
    }

    @Override
    public synchronized Optional<Duration> pass() {
        Instant now = clock.instant();
        Optional<Instant> nextDue = switch (workload) {
            case Workload.CronJob cronJob -> considerSchedule(cronJob, now);
            case Workload.Job job -> considerRelease(job, now);
            case Workload.Service service -> throw new IllegalStateException("a service has no runs: " + service.id());
        };
        book.running().forEach(this::takeInUnwritten);
        Stream<Instant> looks =
                book.running().stream().map(run -> advance(run, now)).flatMap(Optional::stream);
        List<Instant> times = Stream.concat(looks, nextDue.stream()).toList();
        int history = workload instanceof Workload.CronJob cronJob ? cronJob.historyLimit() : JOB_HISTORY;
        keep(book.trimmed(history));
        begun.keySet().retainAll(book.running().stream().map(Run::name).toList());
        return times.stream()
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo)
                .map(next -> Duration.between(now, next));
    }

    private Optional<Instant> considerSchedule(Workload.CronJob job, Instant now) {
        CronSchedule schedule = CronSchedule.parse(job.schedule(), job.zone());
        keep(book.scheduled(job.schedule() + " " + job.zone(), now));
        Optional<DueRun> due = DueRun.decide(job, schedule, book, now);
        if (due.isPresent()) {
            if (due.get().replace()) {
                book.running().forEach(run -> giveUp(run, replaced(run), now));
            }
            RunBook dealtWith = book.considered(due.get().dueAt());
            boolean start = due.get().start() && book.find(due.get().name()).isEmpty();
            // One write: a due time is never dealt with without its run, nor run twice.
            keep(
                    start
                            ? dealtWith.with(Run.began(
                                    due.get().name(), Optional.of(due.get().dueAt()), now))
                            : dealtWith);
        }
        return job.suspended() ? Optional.empty() : schedule.nextDue(now);
    }

    private Optional<Instant> considerRelease(Workload.Job job, Instant now) {
        String name = books.jobRunName(job);
        if (book.find(name).isEmpty()) {
            book.running().forEach(run -> giveUp(run, replaced(run), now));
            keep(book.with(Run.began(name, Optional.empty(), now)));
        }
        return Optional.empty();
    }

    /** Moves one run on; tells when time alone will. */
    private Optional<Instant> advance(Run run, Instant now) {
        Instant deadline = now.plus(left(run));
        Optional<String> last = run.attempts().isEmpty()
                ? Optional.empty()
                : Optional.of(run.attempts().getLast());
        Attempts.Outcome outcome = last.map(name -> attempts.outcome(group, new InstanceId(group.id(), name)))
                .orElse(Attempts.Outcome.NONE);
        if (outcome.succeeded()) {
            keep(book.change(run.name(), old -> old.succeeded(now)));
            return Optional.empty();
        }
        if (!deadline.isAfter(now)) {
            giveUp(run, tookTooLong(run), now);
            return Optional.empty();
        }
        if (outcome.fault().isPresent() && run.attempts().size() > retries()) {
            keep(book.change(run.name(), old -> old.failed(outcome.fault().get(), now)));
            return Optional.empty();
        }
        if (outcome.goesOn()) {
            return Optional.of(deadline);
        }
        Instant next = outcome.endedAt()
                .filter(ended -> !ended.isAfter(now))
                .map(ended -> ended.plus(pauseAfter(run.attempts().size())))
                .orElse(now);
        if (next.isAfter(now)) {
            return Optional.of(next);
        }
        return attempt(run, deadline, now);
    }

    /** An attempt that was created right before the engine died may be missing in the book. */
    private void takeInUnwritten(Run run) {
        group.instances().stream()
                .filter(instance ->
                        instance.record().run().filter(run.name()::equals).isPresent())
                .map(instance -> instance.record().id().name())
                .filter(name -> !run.attempts().contains(name))
                .forEach(name -> keep(book.change(run.name(), old -> old.attempted(name))));
    }

    private Optional<Instant> attempt(Run run, Instant deadline, Instant now) {
        try {
            Instance instance = group.create(
                    edition, 0, Optional.of(run.name()), run.attempts().size() + 1);
            keep(book.change(
                    run.name(), old -> old.attempted(instance.record().id().name())));
            return Optional.of(deadline);
        } catch (EngineException e) {
            keep(book.change(run.name(), old -> old.failed(e.fault(), now)));
            return Optional.empty();
        }
    }

    /** How much of its time a run still has. It is measured evenly, whatever the clock is set to meanwhile. */
    private Duration left(Run run) {
        Instant since = begun.computeIfAbsent(run.name(), name -> timeline.of(run.startedAt()));
        return deadline().minus(Duration.between(since, timeline.now()));
    }

    private static Duration pauseAfter(int attempts) {
        return attempts == 0 ? Duration.ZERO : Duration.ofSeconds(Math.min(60, 1L << Math.min(attempts - 1, 6)));
    }

    private void giveUp(Run run, Fault because, Instant now) {
        run.attempts()
                .forEach(name -> group.find(name)
                        .filter(instance -> instance.ending().isEmpty())
                        .ifPresent(instance -> instance.retire(Optional.of(because))));
        keep(book.change(run.name(), old -> old.failed(because, now)));
    }

    private Fault tookTooLong(Run run) {
        return new Fault(
                FaultCode.DEADLINE_EXCEEDED,
                "run " + run.name() + " did not end within " + deadline().toSeconds() + " s",
                "give it a later deadline, or make it quicker");
    }

    private static Fault replaced(Run run) {
        return new Fault(
                FaultCode.ADMISSION_REFUSED,
                "run " + run.name() + " was ended because a newer one took its place",
                "let runs end before the next is due, or allow them beside each other");
    }

    private Duration deadline() {
        return switch (workload) {
            case Workload.Job job -> job.deadline();
            case Workload.CronJob cronJob -> cronJob.deadline();
            case Workload.Service service -> service.rollout().progressDeadline();
        };
    }

    private int retries() {
        return switch (workload) {
            case Workload.Job job -> job.retries();
            case Workload.CronJob cronJob -> cronJob.retries();
            case Workload.Service service -> 0;
        };
    }

    private void keep(RunBook changed) {
        if (!changed.equals(book)) {
            books.write(group.id(), changed);
            book = changed;
        }
    }

    @Override
    public void ending(Instance instance, Ending ending) {
        // The pass that follows reads how it ended.
    }

    @Override
    public Optional<RolloutObservation> rollout() {
        return Optional.empty();
    }

    @Override
    public synchronized List<RunObservation> runs() {
        return book.runs().stream()
                .map(run -> new RunObservation(
                        run.name(),
                        run.state(),
                        run.dueAt(),
                        run.startedAt(),
                        run.finishedAt(),
                        run.attempts().stream()
                                .map(name -> new InstanceId(group.id(), name))
                                .toList(),
                        run.fault()))
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextRunAt() {
        return workload instanceof Workload.CronJob job && !job.suspended()
                ? CronSchedule.parse(job.schedule(), job.zone()).nextDue(clock.instant())
                : Optional.empty();
    }
}
