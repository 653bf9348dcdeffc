package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files with certificate and key, one per host that is served with TLS. A file is named by its content and its host, so
 * that a renewed certificate is a new file: it is taken into use before the former one is dropped, and no handshake fails
 * in between.
 */
final class Certificates {
    private static final String SUFFIX = ".pem";

    /** HAProxy takes a certificate over its socket in one buffer of 16 kB. */
    private static final int LARGEST = 15_000;

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the files that the table's routes need.
     *
     * @return host by name of its file
     * @throws EngineException INVALID_SPECIFICATION when a route names a certificate that is not there, is too large, or
     *     does not fit its key; no file was written then
     */
    SortedMap<String, String> keep(RouteTable table) {
        Map<String, Certificate> offered =
                table.certificates().stream().collect(Collectors.toMap(Certificate::name, Function.identity()));
        SortedMap<String, String> hosts = new TreeMap<>();
        SortedMap<String, String> contents = new TreeMap<>();
        for (Route route : table.routes()) {
            route.certificate().ifPresent(name -> {
                Certificate certificate = offered.get(name);
                if (certificate == null) {
                    throw invalid(
                            "the route on " + route.host() + " names the certificate '" + name
                                    + "', which is not among those given",
                            "give the certificate, or correct its name");
                }
                KeyPairs.check(certificate);
                String content = content(certificate);
                String host = route.host().toLowerCase(Locale.ROOT);
                String file = Digest.of(host + "\n" + content) + SUFFIX;
                hosts.put(file, host);
                contents.put(file, content);
            });
        }
        contents.forEach((file, content) -> {
            if (!Files.exists(directory.resolve(file))) {
                ReplaceFile.withSecret(directory.resolve(file), content);
            }
        });
        return hosts;
    }

    /** Removes files that no route needs any more. */
    void retain(Set<String> used) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(found -> found.toString().endsWith(SUFFIX))
                    .filter(found -> !used.contains(String.valueOf(found.getFileName())))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw ReplaceFile.failed(directory, stays);
        }
    }

    /** Without empty lines, for one ends what HAProxy reads over its socket. */
    private static String content(Certificate certificate) {
        String content = Stream.concat(
                                certificate.chain().lines(),
                                certificate.privateKey().lines())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))
                + "\n";
        if (content.length() > LARGEST) {
            throw invalid(
                    "the certificate '" + certificate.name() + "' with its chain and key has " + content.length()
                            + " characters; at most " + LARGEST + " can be served",
                    "leave the root certificate out of the chain");
        }
        return content;
    }

    private static EngineException invalid(String message, String nextStep) {
        return new EngineException(new Fault(FaultCode.INVALID_SPECIFICATION, message, nextStep));
    }
}
