package io.banyan.cli.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The user's terminal in raw mode for as long as it is open, by {@code stty}; nothing where there is no terminal. */
final class Terminal implements AutoCloseable {
    private static final int DEFAULT_COLUMNS = 80;

    private final boolean present;
    private final int columns;
    private final int rows;

    private Terminal(boolean present, int columns, int rows) {
        this.present = present;
        this.columns = columns;
        this.rows = rows;
    }

    static Terminal raw(boolean present) throws IOException {
        if (!present) {
            return new Terminal(false, 80, 24);
        }
        String[] size = stty("size").strip().split(" ", -1);
        stty("raw", "-echo");
        return size.length == 2
                ? new Terminal(true, Integer.parseInt(size[1]), Integer.parseInt(size[0]))
                : new Terminal(true, 80, 24);
    }

    /** Columns of the user's terminal; 80 where it does not say. */
    static int width() {
        try {
            String[] size = stty("size").strip().split(" ", -1);
            return size.length == 2 && !size[1].equals("0") ? Integer.parseInt(size[1]) : DEFAULT_COLUMNS;
        } catch (IOException | NumberFormatException untold) {
            return DEFAULT_COLUMNS;
        }
    }

    boolean isTerminal() {
        return present;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (present) {
            stty("sane");
        }
    }

    private static String stty(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/tty").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return output;
    }
}
