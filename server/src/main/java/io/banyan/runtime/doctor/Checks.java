package io.banyan.runtime.doctor;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineDescription;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.images.Catalog;
import io.banyan.kernel.FailingTasks;
import io.banyan.kernel.StateDirectory;
import io.banyan.runtime.builds.BaseImageSettings;
import io.banyan.runtime.certificates.Certificates;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.reconcile.HinderedEnvironments;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks, in the order in which one depends on the other. */
@Configuration(proxyBeanMethods = false)
class Checks {
    private static final int CONNECT_MILLISECONDS = 500;
    private static final String LOOK_AT_LOG = "look at the log of the control plane";

    @Bean
    Check databaseCheck(JdbcClient database) {
        return () -> {
            try {
                return Finding.ok(
                        "database",
                        database.sql("select version()").query(String.class).single());
            } catch (DataAccessException cause) {
                return Finding.failed("database", String.valueOf(cause.getMessage()), LOOK_AT_LOG);
            }
        };
    }

    @Bean
    Check clockCheck(Timepiece time, Clock clock, DoctorSettings settings) {
        return () -> {
            Duration difference = Duration.between(time.now(), clock.instant()).abs();
            String detail = "this machine and the database differ by " + difference.toMillis() + " ms";
            return difference.compareTo(settings.clockDifference()) <= 0
                    ? Finding.ok("clock", detail)
                    : Finding.warning("clock", detail, "set both clocks by NTP");
        };
    }

    @Bean
    Check engineCheck(Engine engine) {
        return () -> {
            try {
                EngineDescription is = engine.describe();
                return Finding.ok(
                        "engine",
                        is.kind() + " " + is.version() + ", " + is.cpuMillicores() + "m CPU, "
                                + (is.memoryBytes() >> 20) + " MiB");
            } catch (EngineException cause) {
                return Finding.failed(
                        "engine", cause.fault().message(), cause.fault().nextStep());
            }
        };
    }

    @Bean
    Check environmentsCheck(HinderedEnvironments hindered) {
        return () -> {
            SortedMap<EnvironmentId, Fault> all = hindered.all();
            String detail = all.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().message())
                    .collect(Collectors.joining("; "));
            return all.values().stream()
                    .findFirst()
                    .map(first -> Finding.failed("environments", detail, first.nextStep()))
                    .orElseGet(() -> Finding.ok("environments", "none waits for the engine to bring it up"));
        };
    }

    @Bean
    Check backgroundCheck(FailingTasks failing) {
        return () -> {
            try {
                String detail = failing.all().stream()
                        .map(task -> task.task() + " of " + task.subject() + " failed " + task.failures() + " times")
                        .collect(Collectors.joining("; "));
                return detail.isEmpty()
                        ? Finding.ok("background", "no work of the control plane keeps failing")
                        : Finding.failed("background", detail, LOOK_AT_LOG + ", which has the cause");
            } catch (DataAccessException cause) {
                return Finding.failed("background", String.valueOf(cause.getMessage()), LOOK_AT_LOG);
            }
        };
    }

    @Bean
    Check diskCheck(StateDirectory state, DoctorSettings settings) {
        return () -> {
            try {
                long free = Files.getFileStore(state.root()).getUsableSpace();
                String detail = (free >> 20) + " MiB free for " + state.root();
                if (free < settings.freeBytesFailed()) {
                    return Finding.failed("disk", detail, "make room now: builds and the database are about to stop");
                }
                return free < settings.freeBytesWarning()
                        ? Finding.warning("disk", detail, "make room, or move the state directory to a larger disk")
                        : Finding.ok("disk", detail);
            } catch (IOException cause) {
                return Finding.failed("disk", String.valueOf(cause.getMessage()), LOOK_AT_LOG);
            }
        };
    }

    @Bean
    Check imagesCheck(StateDirectory state, BaseImageSettings images, DoctorSettings settings, Clock clock) {
        return () -> {
            if (!images.site().isBlank()) {
                return Finding.ok("images", "the site's own: " + images.site());
            }
            Catalog catalog = Catalog.read(state.images());
            if (catalog.images().isEmpty()) {
                return Finding.warning("images", "no base images were built", "build them: banyan images build");
            }
            Instant oldest = catalog.images().stream()
                    .map(image -> image.built())
                    .min(Instant::compareTo)
                    .orElseThrow();
            Duration age = Duration.between(oldest, clock.instant());
            String detail = catalog.images().size() + " images, the oldest " + age.toDays() + " days old";
            return age.compareTo(settings.imagesAge()) <= 0
                    ? Finding.ok("images", detail)
                    : Finding.warning("images", detail, "build them anew for security updates: banyan images build");
        };
    }

    @Bean
    Check registryCheck(BaseImageSettings images) {
        return () ->
                reachable("registry", images.registry(), "start the registry (make up), or set banyan.images.registry");
    }

    @Bean
    Check routesCheck(RoutePortSettings ports) {
        return () -> {
            List<String> closed = ports.all().stream()
                    .filter(port -> !connects(ports.address(), port))
                    .map(port -> ports.address() + ":" + port)
                    .toList();
            return closed.isEmpty()
                    ? Finding.ok("routes", "served at " + ports.address() + " " + ports.all())
                    : Finding.warning(
                            "routes",
                            "nothing answers at " + closed,
                            "routes open with the first environment; if there is one, look at the edge gateway's log");
        };
    }

    @Bean
    Check certificatesCheck(Certificates certificates, DoctorSettings settings, Clock clock) {
        return () -> {
            Map<String, Instant> ending = new TreeMap<>(certificates.ends());
            int all = ending.size();
            Instant soon = clock.instant().plus(settings.certificateEnds());
            ending.values().removeIf(end -> end.isAfter(soon));
            return ending.isEmpty()
                    ? Finding.ok("certificates", all + " in use, none about to end")
                    : Finding.warning("certificates", "about to end: " + ending, "renew those that the site supplies");
        };
    }

    private static Finding reachable(String name, String address, String nextStep) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        int port = colon < 0 ? 443 : Integer.parseInt(address.substring(colon + 1));
        return connects(host, port)
                ? Finding.ok(name, address + " answers")
                : Finding.failed(name, "nothing answers at " + address, nextStep);
    }

    private static boolean connects(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
