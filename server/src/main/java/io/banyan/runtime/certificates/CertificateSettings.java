package io.banyan.runtime.certificates;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where certificates come from.
 *
 * @param supplied the site's own; the first that names a host is taken for it
 * @param validity how long those of the local authority are valid
 * @param renewBefore how long before their end they are made anew
 */
@ConfigurationProperties("banyan.certificates")
public record CertificateSettings(
        @DefaultValue List<Supplied> supplied,
        @DefaultValue("397d") Duration validity,
        @DefaultValue("30d") Duration renewBefore) {

    /**
     * A certificate of the site.
     *
     * @param hosts host names or {@code *.} and a suffix
     * @param chain PEM file, leaf first
     * @param key PEM file, PKCS#8, not encrypted
     */
    public record Supplied(String name, List<String> hosts, Path chain, Path key) {}
}
