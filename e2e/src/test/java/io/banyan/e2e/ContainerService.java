package io.banyan.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Podman behind the platform's back: what is there is seen, harmed and removed through its own command line. */
final class ContainerService {
    private static final String OWNER = "io.banyan.owner";

    private final Path socket;
    private final Path home;

    private ContainerService(Path socket, Path home) {
        this.socket = socket;
        this.home = home;
    }

    /** The one of this machine: its socket at {@code BANYAN_TEST_PODMAN}, its configuration in {@code BANYAN_HOME}. */
    static ContainerService ofThisMachine() {
        Path home = Path.of(Optional.ofNullable(System.getenv("BANYAN_HOME")).orElse("/var/lib/banyan"));
        Path socket = Optional.ofNullable(System.getenv("BANYAN_TEST_PODMAN"))
                .map(address -> Path.of(address.replaceFirst("^unix://", "")))
                .orElseGet(() -> home.resolve("run/podman.sock"));
        return new ContainerService(socket, home);
    }

    Path socket() {
        return socket;
    }

    /** The directory that the service's configuration, the base images and the registry's data are kept in. */
    Path home() {
        return home;
    }

    /** Where the registry of this machine keeps what was pushed, one directory per first part of a name. */
    Path registry() {
        return home().resolve("registry/docker/registry/v2/repositories");
    }

    /** Names of the instances of an installation that have a container, running or not. */
    List<String> instances(String installation) {
        return owned("ps", installation, "label=io.banyan.role=instance", "{{index .Labels \"io.banyan.instance\"}}");
    }

    /** Ids of the containers of an installation in which builds run. */
    List<String> builds(String installation) {
        return owned("ps", installation, "label=io.banyan.role=build", "{{.ID}}");
    }

    /** Process ids, on this machine, of the containers of an instance. */
    List<Long> processesOf(String installation, String instance) {
        return owned("ps", installation, "label=io.banyan.instance=" + instance, "{{.Pid}}").stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Removes everything that carries the label of an installation. */
    void removeAllOf(String installation) {
        List<String> containers = owned("ps", installation, "label=" + OWNER, "{{.ID}}");
        if (!containers.isEmpty()) {
            run(join(List.of("rm", "--force", "--time", "0", "--volumes"), containers));
        }
        List<String> networks = lines(
                List.of("network", "ls", "--filter", "label=" + OWNER + "=" + installation, "--format", "{{.Name}}"));
        if (!networks.isEmpty()) {
            run(join(List.of("network", "rm", "--force"), networks));
        }
        List<String> volumes = lines(
                List.of("volume", "ls", "--filter", "label=" + OWNER + "=" + installation, "--format", "{{.Name}}"));
        if (!volumes.isEmpty()) {
            run(join(List.of("volume", "rm", "--force"), volumes));
        }
    }

    /** Removes images that were pulled from, or pushed to, one folder of the registry. */
    void removeImagesOf(String repository) {
        List<String> images =
                lines(List.of("images", "--filter", "reference=" + repository + "/*", "--format", "{{.ID}}"));
        if (!images.isEmpty()) {
            run(join(List.of("rmi", "--force"), images));
        }
    }

    /** Installations that have a container. */
    List<String> installations() {
        return lines(List.of(
                "ps", "--all", "--filter", "label=" + OWNER, "--format", "{{index .Labels \"" + OWNER + "\"}}"));
    }

    private List<String> owned(String command, String installation, String filter, String format) {
        return lines(List.of(
                command,
                "--all",
                "--filter",
                "label=" + OWNER + "=" + installation,
                "--filter",
                filter,
                "--format",
                format));
    }

    private List<String> lines(List<String> arguments) {
        return run(arguments)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private String run(List<String> arguments) {
        return Command.run(join(List.of("podman", "--remote", "--url", "unix://" + socket), arguments));
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
