package io.banyan.engine.spec;

import java.util.List;

/**
 * One container of an instance.
 *
 * @param name unique within the workload
 * @param image reference, by digest for anything that was released
 * @param command replaces the image's entry point when not empty
 * @param arguments replaces the image's arguments when not empty
 * @param startAfter conditions on sibling containers
 */
public record ContainerSpec(
        String name,
        String image,
        List<String> command,
        List<String> arguments,
        List<Variable> variables,
        List<FileMount> files,
        List<VolumeMount> volumes,
        Probes probes,
        Resources resources,
        List<StartCondition> startAfter) {

    public ContainerSpec {
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
        variables = List.copyOf(variables);
        files = List.copyOf(files);
        volumes = List.copyOf(volumes);
        startAfter = List.copyOf(startAfter);
    }

    public static ContainerSpec of(String name, String image) {
        return new ContainerSpec(
                name,
                image,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Probes.NONE,
                Resources.UNLIMITED,
                List.of());
    }

    public ContainerSpec withCommand(List<String> command, List<String> arguments) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withVariables(List<Variable> variables) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withFiles(List<FileMount> files) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withVolumes(List<VolumeMount> volumes) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withProbes(Probes probes) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withResources(Resources resources) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }

    public ContainerSpec withStartAfter(List<StartCondition> startAfter) {
        return new ContainerSpec(
                name, image, command, arguments, variables, files, volumes, probes, resources, startAfter);
    }
}
