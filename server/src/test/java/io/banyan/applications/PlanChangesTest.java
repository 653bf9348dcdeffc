package io.banyan.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.applications.PlannedChange.Effect;
import io.banyan.applications.PlannedChange.Kind;
import io.banyan.kernel.ApplicationRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlanChangesTest {
    private static final ApplicationRef REF = ApplicationRef.of("wealth", "dev", "quotes");

    @Property(tries = 200)
    void exactlyTheVariablesThatDifferAreNamed(
            @ForAll("variables") Map<String, String> before, @ForAll("variables") Map<String, String> after) {
        List<PlannedChange> changes = PlanChanges.between(Optional.of(with(before, 1)), with(after, 1));

        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> java.util.Objects.equals(before.get(name), after.get(name)));
        assertThat(changes.stream().map(PlannedChange::path).collect(Collectors.toSet()))
                .isEqualTo(names.stream()
                        .map(name -> "containers.main.variables." + name)
                        .collect(Collectors.toSet()));
        assertThat(changes).allMatch(change -> change.effect() == Effect.ROLLS);
    }

    @Property(tries = 50)
    void nothingDiffersFromItself(@ForAll("variables") Map<String, String> variables) {
        assertThat(PlanChanges.between(Optional.of(with(variables, 2)), with(variables, 2)))
                .isEmpty();
    }

    @Test
    void aNumberOfReplicasScalesAndAPortRolls() {
        String one = manifest(Map.of(), 1);
        assertThat(PlanChanges.between(Optional.of(resolve(one)), resolve(manifest(Map.of(), 4))))
                .containsExactly(
                        new PlannedChange("replicas", Kind.CHANGE, Optional.of("1"), Optional.of("4"), Effect.SCALES));
        assertThat(PlanChanges.between(
                        Optional.of(resolve(one)), resolve(one.replace("targetPort: 8080", "targetPort: 8081"))))
                .extracting(PlannedChange::path, PlannedChange::effect)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ports.web.targetPort", Effect.ROLLS));
    }

    @Test
    void aRouteChangesNoInstance() {
        String routed = manifest(Map.of(), 1) + "resources: {front: {type: route, params: {port: web}}}\n";

        assertThat(PlanChanges.between(Optional.of(resolve(manifest(Map.of(), 1))), resolve(routed)))
                .isNotEmpty()
                .allMatch(change -> change.effect() == Effect.ROUTES && change.kind() == Kind.ADD);
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        return Arbitraries.maps(
                        Arbitraries.of("A", "B", "C", "LEVEL"), Arbitraries.of("1", "2", "x y", "\"quoted\"", "基金"))
                .ofMaxSize(4);
    }

    private static ResolvedManifest with(Map<String, String> variables, int replicas) {
        return resolve(manifest(variables, replicas));
    }

    private static ResolvedManifest resolve(String manifest) {
        return ResolveManifest.resolve(REF, ScoreManifests.require(manifest), Map.of(), Facts.of("localhost"));
    }

    private static String manifest(Map<String, String> variables, int replicas) {
        String lines = new TreeMap<>(variables)
                .entrySet().stream()
                        .map(entry -> "      " + entry.getKey() + ": \""
                                + entry.getValue().replace("\"", "\\\"") + "\"\n")
                        .collect(Collectors.joining());
        return "apiVersion: score.dev/v1b1\nmetadata:\n  name: quotes\n  banyan: {replicas: " + replicas + "}\n"
                + "service: {ports: {web: {port: 80, targetPort: 8080}}}\n"
                + "containers:\n  main:\n    image: nginx\n"
                + (lines.isEmpty() ? "" : "    variables:\n" + lines);
    }
}
