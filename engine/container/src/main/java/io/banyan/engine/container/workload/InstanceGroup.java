package io.banyan.engine.container.workload;

import io.banyan.engine.container.datapath.InstanceEndpoint;
import io.banyan.engine.container.instance.Edition;
import io.banyan.engine.container.instance.Ending;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.container.instance.InstanceListener;
import io.banyan.engine.container.instance.InstanceRecord;
import io.banyan.engine.container.instance.InstanceRecords;
import io.banyan.engine.container.instance.Surroundings;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of one workload that are not yet cleared up, whoever made them. */
final class InstanceGroup implements InstanceListener {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int NAME_LENGTH = 5;

    private final WorkloadId id;
    private final Surroundings around;
    private final HeldEnvironment environment;
    private final Runnable changed;
    private final BiConsumer<Instance, Ending> ended;
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    InstanceGroup(
            WorkloadId id,
            Surroundings around,
            HeldEnvironment environment,
            Runnable changed,
            BiConsumer<Instance, Ending> ended) {
        this.id = id;
        this.around = around;
        this.environment = environment;
        this.changed = changed;
        this.ended = ended;
    }

    WorkloadId id() {
        return id;
    }

    HeldEnvironment environment() {
        return environment;
    }

    Collection<Instance> instances() {
        return List.copyOf(instances.values());
    }

    Optional<Instance> find(String name) {
        return Optional.ofNullable(instances.get(name));
    }

    /** Those that are not coming to their end. */
    List<Instance> wanted() {
        return instances.values().stream()
                .filter(instance -> instance.ending().isEmpty())
                .toList();
    }

    Set<InstanceEndpoint> endpoints() {
        return wanted().stream().map(Instance::endpoint).collect(Collectors.toSet());
    }

    /**
     * Creates an instance; it comes up on its own.
     *
     * @throws io.banyan.engine.EngineException NO_ROOM when no address is left
     */
    Instance create(Edition edition, int slot, Optional<String> run, int attempt) {
        Workload workload = edition.workload();
        InstanceRecord record = InstanceRecords.of(
                edition,
                new InstanceId(id, freshName()),
                slot,
                environment.addresses().take(),
                around.clock().instant(),
                ports(workload),
                stop(workload),
                run,
                attempt);
        Instance instance =
                Instance.launch(around, environment.network(), record, edition, environment.credentials(), this);
        instances.put(record.id().name(), instance);
        changed.run();
        return instance;
    }

    /** Takes in an instance that ran before the engine did. */
    void adopt(InstanceRecord record, List<Instance.FoundContainer> containers) {
        environment.addresses().occupy(record.address());
        instances.put(record.id().name(), Instance.found(around, environment.network(), record, containers, this));
    }

    List<InstanceObservation> observe() {
        // In this order: an instance leaves its evidence before it goes.
        List<InstanceObservation> here =
                instances.values().stream().map(Instance::observe).toList();
        return together(here, around.evidence().of(id));
    }

    /** Oldest first, each once: between the two looks some may have gone. */
    static List<InstanceObservation> together(List<InstanceObservation> here, List<InstanceObservation> gone) {
        Set<InstanceId> known = here.stream().map(InstanceObservation::id).collect(Collectors.toSet());
        return Stream.concat(here.stream(), gone.stream().filter(one -> !known.contains(one.id())))
                .sorted(Comparator.comparing(InstanceObservation::createdAt))
                .toList();
    }

    @Override
    public void changed(Instance instance) {
        changed.run();
    }

    @Override
    public void ending(Instance instance, Ending ending) {
        ended.accept(instance, ending);
        changed.run();
    }

    @Override
    public void gone(Instance instance) {
        instances.remove(instance.record().id().name());
        environment.addresses().free(instance.record().address());
        changed.run();
    }

    /** Never one that was used before, as far as anybody remembers; letters that make no words and are not confused. */
    private String freshName() {
        while (true) {
            StringBuilder name = new StringBuilder(id.name()).append('-');
            for (int i = 0; i < NAME_LENGTH; i++) {
                name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String candidate = name.toString();
            boolean used = instances.containsKey(candidate)
                    || around.evidence().of(new InstanceId(id, candidate)).isPresent();
            if (!used) {
                return candidate;
            }
        }
    }

    private static List<ServicePort> ports(Workload workload) {
        return workload instanceof Workload.Service service ? service.ports() : List.of();
    }

    private static StopPolicy stop(Workload workload) {
        return switch (workload) {
            case Workload.Service service -> service.stop();
            case Workload.Job job -> job.stop();
            case Workload.CronJob cronJob -> cronJob.stop();
        };
    }
}
