package io.banyan.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the whole installation.
 *
 * @param home directory in which everything is kept; the environment variable BANYAN_HOME sets it too
 */
@ConfigurationProperties("banyan")
public record BanyanSettings(
        @DefaultValue("/var/lib/banyan") Path home) {}
