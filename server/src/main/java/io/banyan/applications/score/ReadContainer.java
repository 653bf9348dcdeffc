package io.banyan.applications.score;

import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestContainer.Limits;
import io.banyan.applications.ManifestContainer.Ready;
import io.banyan.applications.ManifestContainer.Volume;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ManifestProbe;
import io.banyan.applications.ManifestProbe.Timing;
import io.banyan.applications.ManifestProblem.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/** Reads one container of a manifest whose shape is known to be right. */
final class ReadContainer {
    private final String name;
    private final JsonNode node;
    private final JsonNode settings;
    private final Problems problems;
    private final String at;

    /** @param settings what {@code metadata.banyan.containers} says of it */
    ReadContainer(String name, JsonNode node, JsonNode settings, Problems problems) {
        this.name = name;
        this.node = node;
        this.settings = settings;
        this.problems = problems;
        this.at = "/containers/" + name;
    }

    ManifestContainer read() {
        TreeMap<String, String> variables = new TreeMap<>();
        node.path("variables").forEachEntry((variable, value) -> variables.put(variable, value.asString()));
        TreeMap<String, Ready> before = new TreeMap<>();
        node.path("before")
                .forEachEntry((other, state) -> before.put(
                        other, Ready.valueOf(state.path("ready").asString().toUpperCase(Locale.ROOT))));
        Limits requests = limits("requests");
        Limits limits = limits("limits");
        refuseLimitBelowRequest(requests.cpuMillicores(), limits.cpuMillicores(), "cpu");
        refuseLimitBelowRequest(requests.memoryBytes(), limits.memoryBytes(), "memory");
        return new ManifestContainer(
                name,
                node.path("image").asString(),
                texts(node.path("command")),
                texts(node.path("args")),
                variables,
                files(),
                volumes(),
                before,
                requests,
                limits,
                probe(settings.path("startupProbe"), settings.path("startup"), Timing.STARTUP),
                probe(node.path("livenessProbe"), settings.path("liveness"), Timing.DEFAULT),
                probe(node.path("readinessProbe"), settings.path("readiness"), Timing.DEFAULT));
    }

    private List<ManifestFile> files() {
        List<ManifestFile> files = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        eachMount("files", (target, file, pointer) -> {
            requireTarget(target, targets, pointer);
            int mode = file.has("mode") ? Integer.parseInt(file.path("mode").asString(), 8) : ManifestFile.DEFAULT_MODE;
            content(file, pointer).ifPresent(content -> files.add(new ManifestFile(target, mode, content)));
        });
        return files;
    }

    private Optional<ManifestFile.Content> content(JsonNode file, String pointer) {
        List<String> given = List.of("content", "binaryContent", "source").stream()
                .filter(file::has)
                .toList();
        if (given.size() != 1) {
            problems.atKey(pointer, Code.CONTENT_AMBIGUOUS);
            return Optional.empty();
        }
        boolean expand = !file.path("noExpand").asBoolean(false);
        String value = file.path(given.getFirst()).asString();
        return switch (given.getFirst()) {
            case "content" -> Optional.of(new ManifestFile.Text(value, expand));
            case "source" -> source(value, expand, pointer + "/source");
            default -> binary(value, pointer + "/binaryContent");
        };
    }

    private Optional<ManifestFile.Content> source(String path, boolean expand, String pointer) {
        if (path.startsWith("/")
                || path.indexOf('\0') >= 0
                || Path.of(path).normalize().startsWith("..")) {
            problems.atValue(pointer, Code.PATH_ESCAPES, path);
            return Optional.empty();
        }
        return Optional.of(new ManifestFile.Source(Path.of(path).normalize().toString(), expand));
    }

    private Optional<ManifestFile.Content> binary(String value, String pointer) {
        try {
            return Optional.of(new ManifestFile.Binary(Base64.getMimeDecoder().decode(value)));
        } catch (IllegalArgumentException notBase64) {
            problems.atValue(pointer, Code.BASE64_WRONG);
            return Optional.empty();
        }
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        eachMount("volumes", (target, volume, pointer) -> {
            requireTarget(target, targets, pointer);
            Optional<String> path = volume.path("path")
                    .asStringOpt()
                    .map(text -> text.replaceAll("^/+|/+$", ""))
                    .filter(text -> !text.isEmpty());
            if (path.isPresent() && List.of(path.get().split("/", -1)).contains("..")) {
                problems.atValue(pointer + "/path", Code.PATH_ESCAPES, path.get());
            }
            volumes.add(new Volume(
                    target,
                    volume.path("source").asString(),
                    path,
                    volume.path("readOnly").asBoolean(false)));
        });
        return volumes;
    }

    /** Files and volumes are written by target or, as it used to be, as a list of things that name their target. */
    private void eachMount(String property, Mount each) {
        JsonNode mounts = node.path(property);
        if (mounts.isArray()) {
            for (int index = 0; index < mounts.size(); index++) {
                String pointer = at + "/" + property + "/" + index;
                Optional<String> target = mounts.path(index).path("target").asStringOpt();
                if (target.isEmpty()) {
                    problems.atValue(pointer, Code.REQUIRED_MISSING, "target");
                } else {
                    each.accept(target.get(), mounts.path(index), pointer);
                }
            }
        } else {
            mounts.forEachEntry((target, mount) -> {
                String pointer = at + "/" + property + "/" + YamlTree.escape(target);
                if (mount.has("target")) {
                    problems.atKey(pointer + "/target", Code.TARGET_MISPLACED);
                }
                each.accept(target, mount, pointer);
            });
        }
    }

    private void requireTarget(String target, Set<String> targets, String pointer) {
        if (!target.startsWith("/") || target.equals("/")) {
            problems.atKey(pointer, Code.PATH_NOT_ABSOLUTE, target);
        } else if (List.of(target.split("/", -1)).contains("..")) {
            problems.atKey(pointer, Code.PATH_ESCAPES, target);
        } else if (!targets.add(target)) {
            problems.atKey(pointer, Code.TARGET_DUPLICATE, target);
        }
    }

    private Limits limits(String kind) {
        JsonNode amounts = node.path("resources").path(kind);
        String pointer = at + "/resources/" + kind;
        return new Limits(
                amount(amounts.path("cpu"), pointer + "/cpu", Quantity::millicores),
                amount(amounts.path("memory"), pointer + "/memory", Quantity::bytes));
    }

    private OptionalLong amount(JsonNode value, String pointer, ToLongFunction<String> read) {
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        try {
            long amount = read.applyAsLong(value.asString());
            if (amount > 0) {
                return OptionalLong.of(amount);
            }
            problems.atValue(pointer, Code.OUT_OF_RANGE, value.asString(), "> 0");
        } catch (NumberFormatException tooLarge) {
            problems.atValue(pointer, Code.FORMAT_WRONG, value.asString());
        }
        return OptionalLong.empty();
    }

    private void refuseLimitBelowRequest(OptionalLong request, OptionalLong limit, String what) {
        if (request.isPresent() && limit.isPresent() && limit.getAsLong() < request.getAsLong()) {
            problems.atValue(at + "/resources/limits/" + what, Code.LIMIT_BELOW_REQUEST, what);
        }
    }

    private static Optional<ManifestProbe> probe(JsonNode probe, JsonNode timing, Timing usual) {
        if (probe.isMissingNode()) {
            return Optional.empty();
        }
        Timing rhythm = new Timing(
                ReadExtension.duration(timing.path("initialDelay"), usual.initialDelay()),
                ReadExtension.duration(timing.path("period"), usual.period()),
                ReadExtension.duration(timing.path("timeout"), usual.timeout()),
                timing.path("successThreshold").asInt(usual.successThreshold()),
                timing.path("failureThreshold").asInt(usual.failureThreshold()));
        if (probe.has("exec")) {
            return Optional.of(new ManifestProbe(
                    new ManifestProbe.Exec(texts(probe.path("exec").path("command"))), rhythm));
        }
        JsonNode get = probe.path("httpGet");
        TreeMap<String, String> headers = new TreeMap<>();
        get.path("httpHeaders")
                .forEach(header -> headers.put(
                        header.path("name").asString(), header.path("value").asString()));
        get.path("host").asStringOpt().ifPresent(host -> headers.put("Host", host));
        return Optional.of(new ManifestProbe(
                new ManifestProbe.HttpGet(
                        get.path("scheme").asString("HTTP").toLowerCase(Locale.ROOT),
                        get.path("port").asInt(),
                        get.path("path").asString(),
                        headers),
                rhythm));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** Takes one mount. */
    private interface Mount {
        void accept(String target, JsonNode mount, String pointer);
    }
}
