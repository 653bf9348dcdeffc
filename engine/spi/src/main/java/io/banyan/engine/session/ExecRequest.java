package io.banyan.engine.session;

import java.util.List;
import java.util.Optional;

/**
 * A command to run in an instance.
 *
 * @param container which one; empty means the first
 * @param terminal whether to give it a terminal, of so many columns and rows
 */
public record ExecRequest(Optional<String> container, List<String> command, boolean terminal, int columns, int rows) {
    public ExecRequest {
        command = List.copyOf(command);
    }

    public static ExecRequest plain(String... command) {
        return new ExecRequest(Optional.empty(), List.of(command), false, 80, 24);
    }
}
