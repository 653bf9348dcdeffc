package io.banyan.engine.build;

import io.banyan.engine.spec.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command in a throw-away container.
 *
 * @param name for people and labels; unique among the steps that run at once
 * @param image the builder's image
 * @param workspace directory of this machine, seen read-write as {@code /workspace}, which is also the working directory
 * @param mounts further directories or files of this machine
 * @param cpuLimitMillicores thousandths of a core it gets at most
 * @param memoryLimitBytes memory beyond which it is killed
 * @param deadline longest time before it is killed
 */
public record BuildStep(
        String name,
        String image,
        List<String> command,
        Path workspace,
        List<Mount> mounts,
        List<Variable> variables,
        long cpuLimitMillicores,
        long memoryLimitBytes,
        Duration deadline) {
    public BuildStep {
        command = List.copyOf(command);
        mounts = List.copyOf(mounts);
        variables = List.copyOf(variables);
    }

    /** A directory or file of this machine inside the container. */
    public record Mount(Path source, String target, boolean readOnly) {}
}
