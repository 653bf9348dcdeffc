package io.banyan.engine.container.instance;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Files that containers see. They are mounted one by one from a directory that only the engine's user may enter, so that
 * nobody else on the machine reads them whatever their own mode says; secret ones lie in memory where the machine has such
 * a file system. Neither contents nor secret variables ever pass through the container API.
 */
final class InstanceFiles {
    private static final int READABLE = 0444;

    private final Path plain;
    private final Path secret;
    private final Path shell;

    InstanceFiles(ContainerEngineSettings settings, InstanceId instance) {
        String name = instance.workload().environment().tribe() + "."
                + instance.workload().environment().environment() + "."
                + instance.workload().name() + "." + instance.name();
        this.plain = settings.state().resolve("files").resolve(name);
        this.secret = settings.secrets().resolve(name);
        this.shell = settings.shell();
    }

    /** Writes a container's files and tells how to mount them. */
    List<Mount> write(ContainerSpec container, String user) {
        List<Mount> mounts = new ArrayList<>();
        int number = 0;
        for (FileMount file : container.files()) {
            Path source = (file.secret() ? secret : plain).resolve(container.name() + "." + number++);
            write(source, file.content(), file.mode(), user);
            mounts.add(bind(source, file.path()));
        }
        List<Variable> secrets =
                container.variables().stream().filter(Variable::secret).toList();
        if (!secrets.isEmpty()) {
            Path start = secret.resolve(container.name() + ".start");
            write(start, SecretVariables.script(secrets).getBytes(StandardCharsets.UTF_8), READABLE, user);
            mounts.add(bind(shell, SecretVariables.SHELL));
            mounts.add(bind(start, SecretVariables.START));
        }
        return mounts;
    }

    void remove() {
        StateFiles.deleteTree(plain);
        StateFiles.deleteTree(secret);
    }

    private static void write(Path file, byte[] content, int mode, String user) {
        try {
            StateFiles.directory(file.resolveSibling("."));
            Files.deleteIfExists(file);
            Files.write(file, content);
            Files.setPosixFilePermissions(file, permissions(give(file, user) ? mode : widened(mode)));
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw new EngineException(
                        new Fault(FaultCode.DISK_FULL, "no room for " + file, "free some disk space"), e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the container's user the owner. Not possible for users that only the image knows by name. */
    private static boolean give(Path file, String user) {
        OptionalInt number = ImageUser.number(user);
        if (number.isEmpty()) {
            return false;
        }
        try {
            Files.setAttribute(file, "unix:uid", number.getAsInt());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whoever the user is, inside the container it may do what the owner may. */
    private static int widened(int mode) {
        int owner = mode >> 6 & 7;
        return mode | owner << 3 | owner;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] bits = {
            PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
        };
        Set<PosixFilePermission> set = new HashSet<>();
        for (int bit = 0; bit < bits.length; bit++) {
            if ((mode >> bit & 1) == 1) {
                set.add(bits[bit]);
            }
        }
        return set;
    }

    private static Mount bind(Path source, String target) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(source.toString())
                .withTarget(target)
                .withReadOnly(true);
    }
}
