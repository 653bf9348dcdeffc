package io.banyan.images.definition;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import io.banyan.images.definition.ImageDefinition.Hardening;
import io.banyan.images.definition.ImageDefinition.User;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Completes definitions from their parents and orders them so that a parent always comes first. */
public final class ResolveDefinitions {
    /** Part of every hash: raise it when the same definition starts to give another image. */
    static final String BUILD_RULES = "1";

    private static final User NOBODY = new User("nobody", 65_534, "/nonexistent");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResolveDefinitions() {}

    /**
     * Resolves all definitions, parents before children.
     *
     * @param suite the distribution's release; part of the hash
     * @throws ImageFailure {@link ImageError#DEFINITION_INVALID} for a name used twice, an unknown parent or a circle
     */
    public static List<ResolvedImage> resolve(Collection<ImageDefinition> definitions, String suite) {
        Map<String, ImageDefinition> byName = definitions.stream()
                .collect(Collectors.toMap(ImageDefinition::name, Function.identity(), (first, second) -> {
                    throw invalid("two definitions are named '" + first.name() + "'");
                }));
        Map<String, ResolvedImage> resolved = new LinkedHashMap<>();
        for (String name : new TreeMap<>(byName).keySet()) {
            resolve(name, byName, resolved, new LinkedHashSet<>(), suite);
        }
        return List.copyOf(resolved.values());
    }

    private static ResolvedImage resolve(
            String name,
            Map<String, ImageDefinition> byName,
            Map<String, ResolvedImage> resolved,
            Set<String> descending,
            String suite) {
        ResolvedImage known = resolved.get(name);
        if (known != null) {
            return known;
        }
        if (!descending.add(name)) {
            throw invalid("images are built from each other in a circle: " + String.join(" → ", descending));
        }
        ImageDefinition definition = byName.get(name);
        if (definition == null) {
            throw invalid("'from: " + name + "' names no image; there are " + new TreeMap<>(byName).keySet());
        }
        ResolvedImage parent =
                definition.from() == null ? null : resolve(definition.from(), byName, resolved, descending, suite);
        ResolvedImage image = combine(definition, parent, suite);
        resolved.put(name, image);
        return image;
    }

    private static ResolvedImage combine(ImageDefinition own, @Nullable ResolvedImage parent, String suite) {
        Map<String, String> environment = new TreeMap<>();
        List<String> lineage = new ArrayList<>();
        if (parent != null) {
            environment.putAll(parent.environment());
            lineage.addAll(parent.lineage());
        }
        environment.putAll(own.environment());
        lineage.add(own.name());
        return new ResolvedImage(
                own,
                List.copyOf(lineage),
                parent == null ? own.hardening() : add(parent.hardening(), own.hardening()),
                java.util.Collections.unmodifiableMap(environment),
                firstOf(own.user(), parent == null ? null : parent.user(), NOBODY),
                firstOf(own.workingDirectory(), parent == null ? null : parent.workingDirectory(), "/"),
                hash(own, parent == null ? suite : parent.definitionHash()));
    }

    private static <T> T firstOf(@Nullable T own, @Nullable T inherited, T otherwise) {
        return own != null ? own : Objects.requireNonNullElse(inherited, otherwise);
    }

    /** Keeping beats removing, and the image nearest to the leaf has the last word on packages. */
    private static Hardening add(Hardening parent, Hardening own) {
        return new Hardening(
                Stream.concat(
                                parent.removePackages().stream()
                                        .filter(name -> !own.keepPackages().contains(name)),
                                own.removePackages().stream())
                        .distinct()
                        .toList(),
                own.keepPackages(),
                both(parent.drop(), own.drop()),
                both(parent.keep(), own.keep()));
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static String hash(ImageDefinition definition, String parent) {
        String canonical = BUILD_RULES + "\n" + parent + "\n" + JSON.writeValueAsString(definition);
        return io.banyan.images.oci.Sha256.hexOf(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static ImageFailure invalid(String fault) {
        return new ImageFailure(ImageError.DEFINITION_INVALID, fault);
    }
}
