package io.banyan.engine.container.api;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells from what a container API threw which of the engine's faults it is. */
public final class ApiFaults {
    private ApiFaults() {}

    /**
     * The fault that a call's exception stands for.
     *
     * @param doing what was tried, for example {@code "start container x"}
     */
    public static EngineException translate(String doing, Throwable thrown) {
        if (thrown instanceof EngineException already) {
            return already;
        }
        return new EngineException(fault(doing, thrown), thrown);
    }

    /** As {@link #translate}, for what happened while an image was fetched. */
    public static EngineException translatePull(String image, Throwable thrown) {
        if (unreachable(thrown)) {
            return translate("pull " + image, thrown);
        }
        return new EngineException(pullFault(image, message(thrown)), thrown);
    }

    static Fault fault(String doing, Throwable thrown) {
        String message = message(thrown);
        String text = message.toLowerCase(Locale.ROOT);
        if (unreachable(thrown)) {
            return new Fault(
                    FaultCode.ENGINE_UNREACHABLE,
                    "could not " + doing + ": the container service does not answer (" + message + ")",
                    "start the container service; what ran goes on running");
        }
        if (text.contains("no space left")) {
            return new Fault(
                    FaultCode.DISK_FULL,
                    "could not " + doing + ": the disk is full",
                    "remove unused images and volumes or enlarge the disk");
        }
        boolean notExecutable = text.contains("permission denied") && text.contains("exec: ");
        if (text.contains("executable file not found")
                || text.contains("command that was not found")
                || notExecutable) {
            return new Fault(
                    FaultCode.COMMAND_NOT_FOUND,
                    "could not " + doing + ": " + message,
                    "correct the command, or the image that should contain it");
        }
        if (text.contains("address already in use") || text.contains("port is already allocated")) {
            return new Fault(
                    FaultCode.PORT_IN_USE,
                    "could not " + doing + ": " + message,
                    "stop what uses the port or choose another one in the settings");
        }
        if (text.contains("cannot allocate memory")) {
            return new Fault(
                    FaultCode.NO_ROOM,
                    "could not " + doing + ": the machine has no memory left",
                    "stop something or add memory");
        }
        boolean refused = thrown instanceof DockerException docker && docker.getHttpStatus() < 500;
        return new Fault(
                refused ? FaultCode.ENGINE_REFUSED : FaultCode.ENGINE_FAILED,
                "could not " + doing + ": " + message,
                "read the container service's log; it will be tried again");
    }

    static Fault pullFault(String image, String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("no space left")) {
            return new Fault(
                    FaultCode.DISK_FULL,
                    "no room on the disk for image " + image,
                    "remove unused images or enlarge the disk");
        }
        if (containsAny(
                text, "unauthorized", "authentication required", "access to the resource is denied", "denied:")) {
            return new Fault(
                    FaultCode.IMAGE_ACCESS_DENIED,
                    "the registry does not give out " + image + ": " + message,
                    "give the environment credentials that may pull the image");
        }
        // By this name Podman keeps what was made on this machine; no registry has it.
        boolean madeHere = image.startsWith("localhost/");
        if (!madeHere
                && containsAny(
                        text,
                        "connection refused",
                        "no such host",
                        "i/o timeout",
                        "no route to host",
                        "network is unreachable",
                        "connection reset",
                        "tls handshake",
                        "x509",
                        "server gave http response")) {
            return new Fault(
                    FaultCode.REGISTRY_UNREACHABLE,
                    "the registry of " + image + " does not answer: " + message,
                    "check that the registry runs and can be reached from this machine");
        }
        return new Fault(
                FaultCode.IMAGE_NOT_FOUND,
                "there is no image " + image + ": " + message,
                "check the reference, and that the image was pushed");
    }

    /** Whether nothing is known about what happened, because the service did not answer. */
    public static boolean unreachable(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof SocketException
                        || cause instanceof ClosedChannelException
                        || cause.getClass().getSimpleName().equals("NoHttpResponseException")
                        || (cause instanceof IOException io
                                && Objects.toString(io.getMessage(), "").contains("Connection refused"))
                        || cause instanceof java.nio.file.NoSuchFileException);
    }

    /** Whether a container is gone: Podman answers 500, not 404, about one that is just being removed. */
    public static boolean noSuchContainer(Throwable thrown) {
        return thrown instanceof NotFoundException || message(thrown).contains("no such container");
    }

    /** Whether a container has ended or is gone: Docker answers 409 then, Podman 500 with these words. */
    public static boolean notRunning(Throwable thrown) {
        String message = message(thrown);
        return thrown instanceof ConflictException
                || thrown instanceof NotModifiedException
                || message.contains("not running")
                || message.contains("state improper")
                || noSuchContainer(thrown);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(10);
    }

    private static String message(Throwable thrown) {
        String raw = Objects.toString(thrown.getMessage(), thrown.getClass().getSimpleName());
        return raw.strip().lines().findFirst().orElse(raw);
    }

    private static boolean containsAny(String text, String... parts) {
        return Stream.of(parts).anyMatch(text::contains);
    }
}
