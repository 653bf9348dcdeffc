package io.banyan.cli.commands;

import io.banyan.cli.output.Messages;
import java.io.Console;
import java.util.Optional;

/** Asks the person at the terminal, where there is one. */
final class Prompt {
    private final Common common;

    Prompt(Common common) {
        this.common = common;
    }

    /** The launcher selects the JDK's small console, which is null where input or output is no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        Console console = System.console();
        return console == null || !console.isTerminal() ? Optional.empty() : Optional.of(console);
    }

    String text(String key) {
        return required().readLine("%s", Messages.text(key));
    }

    String secret(String key) {
        return new String(required().readPassword("%s", Messages.text(key)));
    }

    private Console required() {
        return console().orElseThrow(() -> common.usage("login.no-terminal"));
    }
}
