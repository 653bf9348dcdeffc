package io.banyan.runtime.certificates;

import io.banyan.applications.RoutesSettings;
import io.banyan.engine.spec.Certificate;
import io.banyan.kernel.PrivateFile;
import io.banyan.kernel.StateDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The certificate for each host. Hosts below the installation's own domain share one per environment ({@code
 * *.dev.wealth.localhost}); others have one each. Those of the local authority are kept as files that only the owner reads.
 */
@Component
public class Certificates {
    private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";

    private final CertificateSettings settings;
    private final String domain;
    private final Path keys;
    private final Clock clock;
    private final Map<String, Certificate> known = new ConcurrentHashMap<>();
    private Optional<LocalAuthority> authority = Optional.empty();

    Certificates(CertificateSettings settings, RoutesSettings routes, StateDirectory state, Clock clock) {
        this.settings = settings;
        this.domain = routes.domain();
        this.keys = state.keys();
        this.clock = clock;
    }

    /** The site's own when one names the host, else one of the local authority. */
    public Certificate forHost(String host) {
        return settings.supplied().stream()
                .filter(supplied ->
                        supplied.hosts().stream().anyMatch(pattern -> CertificateName.matches(pattern, host)))
                .findFirst()
                .map(Certificates::read)
                .orElseGet(() -> known.computeIfAbsent(CertificateName.covering(host, domain), this::local));
    }

    /** When each certificate in use ends, by its name. */
    public Map<String, Instant> ends() {
        Map<String, Instant> ends = new java.util.TreeMap<>();
        List<Certificate> all = new ArrayList<>(known.values());
        settings.supplied().forEach(supplied -> all.add(read(supplied)));
        all.forEach(certificate -> ends.put(certificate.name(), end(certificate.chain())));
        return ends;
    }

    /**
     * Makes those of the local authority anew that are about to end.
     *
     * @return whether there were any; the tables that use them are then to be applied again
     */
    public boolean renewEnding() {
        Instant soon = clock.instant().plus(settings.renewBefore());
        return known.entrySet().removeIf(entry -> end(entry.getValue().chain()).isBefore(soon));
    }

    private Certificate local(String covering) {
        String name = CertificateName.fileName(covering);
        Path file = keys.resolve("certificates").resolve(name + ".pem");
        Optional<Certificate> kept = kept(name, file);
        if (kept.isPresent() && end(kept.get().chain()).isAfter(clock.instant().plus(settings.renewBefore()))) {
            return kept.get();
        }
        LocalAuthority.Issued issued = authority().issue(List.of(covering), settings.validity(), clock.instant());
        PrivateFile.write(file, (issued.chain() + issued.key()).getBytes(StandardCharsets.UTF_8));
        return new Certificate(name, issued.chain(), issued.key());
    }

    private synchronized LocalAuthority authority() {
        LocalAuthority opened = authority.orElseGet(() -> LocalAuthority.in(keys, clock.instant()));
        authority = Optional.of(opened);
        return opened;
    }

    private static Optional<Certificate> kept(String name, Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = text(file);
        int key = text.indexOf(BEGIN_KEY);
        return Optional.of(new Certificate(name, text.substring(0, key), text.substring(key)));
    }

    private static Certificate read(CertificateSettings.Supplied supplied) {
        return new Certificate(supplied.name(), text(supplied.chain()), text(supplied.key()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the certificate " + file, cause);
        }
    }

    private static Instant end(String chain) {
        try {
            X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(chain.getBytes(StandardCharsets.UTF_8)));
            return leaf.getNotAfter().toInstant();
        } catch (CertificateException cause) {
            throw new IllegalStateException("a certificate cannot be read", cause);
        }
    }
}
