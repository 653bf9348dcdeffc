package io.banyan.runtime.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an application.
 *
 * @param id grows with each event
 * @param severity info, warning or error
 */
public record ApplicationEvent(
        long id,
        Instant at,
        String type,
        @Schema(implementation = Happening.Severity.class) String severity,
        String message,
        Optional<String> instance,
        Optional<String> release) {}
