package io.banyan.applications.score;

import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ManifestProblem.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What parts of a manifest say of each other: placeholders, resource types, start order. */
final class CheckReferences {
    private final Manifest manifest;
    private final Problems problems;

    private CheckReferences(Manifest manifest, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
    }

    static void check(Manifest manifest, Problems problems) {
        CheckReferences check = new CheckReferences(manifest, problems);
        manifest.resources().values().forEach(check::resource);
        manifest.containers().forEach(check::container);
        manifest.containers().forEach(check::startOrder);
    }

    private void resource(Manifest.Resource resource) {
        String at = "/resources/" + resource.name();
        Optional<ResourceType> type = ResourceType.of(resource.type());
        if (type.isEmpty()) {
            problems.atValue(at + "/type", Code.RESOURCE_TYPE_UNKNOWN, resource.type(), ResourceType.all());
            return;
        }
        resource.params().propertyNames().forEach(param -> {
            if (!type.get().takes(param)) {
                problems.atKey(
                        at + "/params/" + YamlTree.escape(param),
                        Code.RESOURCE_PARAM_WRONG,
                        param,
                        type.get().paramNames());
            }
        });
        String required = type.get() == ResourceType.SERVICE
                ? "application"
                : type.get() == ResourceType.SERVICE_PORT ? "workload" : "";
        if (!required.isEmpty() && !resource.params().has(required)) {
            problems.atKey(at, Code.REQUIRED_MISSING, "params." + required);
        }
        placeholders(resource.params(), at + "/params");
    }

    private void container(ManifestContainer container) {
        String at = "/containers/" + container.name();
        container.variables().forEach((name, value) -> placeholders(value, at + "/variables/" + YamlTree.escape(name)));
        for (ManifestFile file : container.files()) {
            if (file.content() instanceof ManifestFile.Text(String text, boolean expand) && expand) {
                placeholders(text, at + "/files/" + YamlTree.escape(file.target()) + "/content");
            }
        }
        for (ManifestContainer.Volume volume : container.volumes()) {
            volume(volume, at + "/volumes/" + YamlTree.escape(volume.target()) + "/source");
        }
    }

    private void volume(ManifestContainer.Volume volume, String at) {
        placeholders(volume.source(), at);
        List<String> references = Placeholders.references(volume.source());
        String name = references.isEmpty() ? volume.source() : nameIn(references.getFirst());
        Manifest.Resource resource = manifest.resources().get(name);
        if (resource == null || !resource.type().equals("volume")) {
            problems.atValue(at, Code.PLACEHOLDER_WRONG, volume.source(), "no resource of type volume has this name");
        }
    }

    private static String nameIn(String reference) {
        List<String> keys = Placeholders.keys(reference);
        return keys.size() < 2 ? "" : keys.get(1);
    }

    private void placeholders(JsonNode node, String at) {
        if (node.isString()) {
            placeholders(node.asString(), at);
        } else if (node.isObject()) {
            node.forEachEntry((name, child) -> placeholders(child, at + "/" + YamlTree.escape(name)));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                placeholders(node.path(index), at + "/" + index);
            }
        }
    }

    private void placeholders(String text, String at) {
        for (String reference : Placeholders.references(text)) {
            fault(reference)
                    .ifPresent(fault -> problems.atValue(at, Code.PLACEHOLDER_WRONG, "${" + reference + "}", fault));
        }
    }

    private Optional<String> fault(String reference) {
        List<String> keys = Placeholders.keys(reference);
        return switch (keys.getFirst()) {
            case "metadata" -> metadataFault(keys.subList(1, keys.size()));
            case "resources" -> resourceFault(keys.subList(1, keys.size()));
            default -> Optional.of("it must begin with metadata or resources; write $$ for a dollar sign");
        };
    }

    private Optional<String> metadataFault(List<String> keys) {
        JsonNode value = manifest.metadata();
        for (String key : keys) {
            value = value.path(key);
        }
        return keys.isEmpty() || value.isMissingNode() ? Optional.of("metadata has no such key") : Optional.empty();
    }

    private Optional<String> resourceFault(List<String> keys) {
        Manifest.Resource resource =
                keys.isEmpty() ? null : manifest.resources().get(keys.getFirst());
        if (resource == null) {
            return Optional.of("there is no such resource; there are: "
                    + String.join(", ", manifest.resources().keySet()));
        }
        Optional<ResourceType> type = ResourceType.of(resource.type());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() == 1) {
            return type.get() == ResourceType.VOLUME
                    ? Optional.empty()
                    : Optional.of("name one of its outputs: " + type.get().outputNames());
        }
        return type.get().gives(keys.get(1))
                ? Optional.empty()
                : Optional.of("a " + resource.type() + " gives: " + type.get().outputNames());
    }

    private void startOrder(ManifestContainer container) {
        String at = "/containers/" + container.name() + "/before";
        for (String other : container.before().keySet()) {
            if (manifest.container(other).isEmpty()) {
                problems.atKey(at + "/" + other, Code.CONTAINER_UNKNOWN, other);
            } else if (reaches(other, container.name(), new HashSet<>())) {
                problems.atKey(at + "/" + other, Code.BEFORE_CYCLE, container.name(), other);
            }
        }
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && manifest.container(from).stream()
                                .flatMap(container -> container.before().keySet().stream())
                                .anyMatch(next -> reaches(next, to, seen)));
    }
}
