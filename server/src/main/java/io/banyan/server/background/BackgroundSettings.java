package io.banyan.server.background;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Background work.
 *
 * @param threads runs at a time in this process
 * @param pollingInterval how often the process looks for due work that nobody called it for
 * @param heartbeat how often a process says that it still works on a run; four missed ones and another takes over
 */
@ConfigurationProperties("banyan.background")
public record BackgroundSettings(
        @DefaultValue("16") int threads,
        @DefaultValue("2s") Duration pollingInterval,
        @DefaultValue("5s") Duration heartbeat) {}
