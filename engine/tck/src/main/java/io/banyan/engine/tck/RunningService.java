package io.banyan.engine.tck;

import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A service that was applied, and what can be asked and changed about it. */
public final class RunningService {
    /** Longest wait for anything that includes the start of a few instances. */
    public static final Duration SOON = Duration.ofSeconds(30);

    private final Tck tck;
    private final WorkloadId id;
    private ServiceDraft draft;
    private long generation;

    RunningService(Tck tck, WorkloadId id, ServiceDraft draft, long generation) {
        this.tck = tck;
        this.id = id;
        this.draft = draft;
        this.generation = generation;
    }

    public WorkloadId id() {
        return id;
    }

    public String name() {
        return id.name();
    }

    public long generation() {
        return generation;
    }

    public Workload.Service wanted() {
        return draft.at(id, generation);
    }

    /** What it would be at another generation. */
    public Workload.Service wantedAt(long otherGeneration, UnaryOperator<ServiceDraft> change) {
        return change.apply(draft).at(id, otherGeneration);
    }

    /** Applies a change as the next generation. */
    public RunningService change(UnaryOperator<ServiceDraft> change) {
        draft = change.apply(draft);
        generation++;
        tck.engine().apply(wanted());
        return this;
    }

    /** Removes it with the next generation. */
    public void remove() {
        generation++;
        tck.engine().remove(id, generation);
    }

    public WorkloadObservation observe() {
        return tck.engine().observe(id);
    }

    public RolloutObservation rollout() {
        return observe().rollout().orElseThrow(() -> new AssertionError(id + " has no rollout"));
    }

    /** Instances that have not ended, by slot. */
    public List<InstanceObservation> living() {
        return observe().instances().stream()
                .filter(instance -> instance.phase() != InstancePhase.EXITED)
                .sorted(Comparator.comparingInt(InstanceObservation::slot))
                .toList();
    }

    public List<InstanceObservation> ready() {
        return living().stream()
                .filter(instance -> instance.phase() == InstancePhase.READY)
                .toList();
    }

    /** Instances that ended, oldest first. */
    public List<InstanceObservation> ended() {
        return observe().instances().stream()
                .filter(instance -> instance.phase() == InstancePhase.EXITED)
                .sorted(Comparator.comparing(InstanceObservation::createdAt))
                .toList();
    }

    public Set<InstanceId> livingIds() {
        return living().stream().map(InstanceObservation::id).collect(Collectors.toSet());
    }

    /** The only living instance. */
    public InstanceId only() {
        List<InstanceObservation> living = living();
        if (living.size() != 1) {
            throw new AssertionError("one living instance was expected: " + living);
        }
        return living.getFirst().id();
    }

    public Optional<InstanceObservation> instance(InstanceId instance) {
        return observe().instances().stream()
                .filter(each -> each.id().equals(instance))
                .findFirst();
    }

    /** Waits until the rollout is complete and what had to leave has left. */
    public RunningService awaitComplete() {
        tck.await(
                id + " is complete",
                SOON,
                this::observe,
                seen -> seen.generation() == generation
                        && seen.rollout().orElseThrow().phase() == RolloutObservation.Phase.COMPLETE
                        && seen.instances().stream()
                                        .filter(instance -> instance.phase() != InstancePhase.EXITED)
                                        .count()
                                == draft.replicas());
        return this;
    }

    public RunningService awaitReady(int count) {
        tck.await(id + " has " + count + " ready instances", SOON, this::ready, ready -> ready.size() == count);
        return this;
    }

    public RunningService awaitGone(InstanceId instance) {
        tck.await(
                instance + " is gone",
                SOON,
                this::living,
                living -> living.stream().noneMatch(each -> each.id().equals(instance)));
        return this;
    }

    /** Runs a command of the test app in an instance. */
    public CommandResult run(InstanceId instance, String... command) {
        return Exec.run(tck, instance, Exec.ofTestApp(tck, command));
    }

    /** Runs a command of the test app in the only instance. */
    public CommandResult run(String... command) {
        return run(only(), command);
    }

    /** Runs any command in an instance. */
    public CommandResult exec(InstanceId instance, ExecRequest request) {
        return Exec.run(tck, instance, request);
    }

    /** Asks an instance itself, as its own loopback neighbour, for example {@code /set?ready=false}. */
    public String ask(InstanceId instance, String path) {
        CommandResult result = run(instance, "GET", "http://localhost:8080" + path);
        if (result.exitCode() != 0) {
            throw new AssertionError(instance + " did not answer " + path + ": " + result);
        }
        return result.answer();
    }

    public String ask(String path) {
        return ask(only(), path);
    }

    /** Starts a command of the test app and does not wait for its end. */
    public Exec.Pending begin(InstanceId instance, String... command) {
        return Exec.begin(tck, instance, Exec.ofTestApp(tck, command));
    }
}
