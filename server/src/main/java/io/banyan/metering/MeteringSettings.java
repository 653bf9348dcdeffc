package io.banyan.metering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Raw usage.
 *
 * @param interval pause between two samples
 * @param retention how long samples are kept; whole days are dropped
 */
@ConfigurationProperties("banyan.metering")
public record MeteringSettings(
        @DefaultValue("15s") Duration interval,
        @DefaultValue("35d") Duration retention) {}
