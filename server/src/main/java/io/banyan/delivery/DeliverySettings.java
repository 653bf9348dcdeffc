package io.banyan.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How sources are fetched and images built.
 *
 * @param registry where images are pushed; default {@code 127.0.0.1:5000}
 * @param insecureRegistry whether the registry may be spoken to without TLS; default for the platform's own on this
 *     machine
 * @param registryUser who pushes; empty for a registry that asks nobody
 * @param registryPasswordFile file with the password
 * @param parallel builds at a time; the rest waits
 * @param cpuMillicores thousandths of a core that a build step may use
 * @param memory memory beyond which a build step is killed
 * @param stepDeadline longest time of a build step
 * @param logLimit build log that is kept per deployment; beyond it only the end is
 * @param git where repositories may be fetched from
 * @param archives limits of uploaded directories
 * @param site the mirrors, proxy and certificates that builders are given
 */
@ConfigurationProperties("banyan.build")
public record DeliverySettings(
        @DefaultValue("127.0.0.1:5000") String registry,
        @DefaultValue("true") boolean insecureRegistry,
        Optional<String> registryUser,
        Optional<Path> registryPasswordFile,
        @DefaultValue("2") int parallel,
        @DefaultValue("2000") long cpuMillicores,
        @DefaultValue("2GB") DataSize memory,
        @DefaultValue("15m") Duration stepDeadline,
        @DefaultValue("4MB") DataSize logLimit,
        @DefaultValue Git git,
        @DefaultValue Archives archives,
        @DefaultValue Site site) {

    /**
     * Repositories.
     *
     * @param schemes that addresses may have; {@code file} reads this machine's own disk and is for trials only
     * @param hosts that addresses may name; empty means any
     * @param timeout longest silence of a server
     * @param limit most that a repository may take on disk
     * @param credentials by host
     */
    public record Git(
            @DefaultValue("https") List<String> schemes,
            @DefaultValue List<String> hosts,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("1GB") DataSize limit,
            @DefaultValue List<Credential> credentials) {}

    /**
     * Who fetches from a host.
     *
     * @param passwordFile file with the password or token
     */
    public record Credential(String host, String user, Path passwordFile) {}

    /**
     * Uploads.
     *
     * @param limit largest upload
     * @param unpackedLimit most that it may unpack to
     * @param files most files in it
     * @param kept how long one is kept
     */
    public record Archives(
            @DefaultValue("256MB") DataSize limit,
            @DefaultValue("1GB") DataSize unpackedLimit,
            @DefaultValue("50000") int files,
            @DefaultValue("24h") Duration kept) {}

    /**
     * What builders take from the site; whatever is empty defaults to this machine's own, where it has one.
     *
     * @param mavenSettings Maven's settings.xml; default {@code ~/.m2/settings.xml}
     * @param mavenSharedRepository a local repository that is read before mirrors are asked, never written; default none
     * @param mavenOptions of Maven's own JVM; the default leaves out the compiler that pays in runs of many minutes only
     * @param gradleInit an init script for Gradle; default none
     * @param npmConfig npm's configuration; default {@code ~/.npmrc}
     * @param certificates bundle of trusted certificates, PEM; default {@code /etc/ssl/certs/ca-certificates.crt}
     * @param javaTrustStore the same for Java; default {@code /etc/ssl/certs/java/cacerts}
     * @param httpProxy address of a proxy; default from the environment of the control plane
     * @param noProxy hosts that are reached without it
     */
    public record Site(
            Optional<Path> mavenSettings,
            Optional<Path> mavenSharedRepository,

            @DefaultValue("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            String mavenOptions,

            Optional<Path> gradleInit,
            Optional<Path> npmConfig,
            Optional<Path> certificates,
            Optional<Path> javaTrustStore,
            Optional<String> httpProxy,
            Optional<String> noProxy) {}
}
