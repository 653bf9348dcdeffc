package io.banyan.runtime.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Commands inside instances.
 *
 * @param perPerson sessions that one person may have at a time
 * @param idle a session in which nothing is said for so long is ended
 * @param longest no session lasts longer
 */
@ConfigurationProperties("banyan.exec")
public record ExecSettings(
        @DefaultValue("5") int perPerson,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("8h") Duration longest) {}
