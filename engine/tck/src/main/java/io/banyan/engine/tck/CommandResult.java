package io.banyan.engine.tck;

import java.util.Map;
import java.util.TreeMap;

/** How a command ended and what it wrote. */
public record CommandResult(int exitCode, String output, String error) {

    /** The status that a {@code GET} came back with; 0 when nothing did. */
    public int status() {
        return exitCode == 0 ? Integer.parseInt(output.lines().findFirst().orElse("0")) : 0;
    }

    /** The body that a {@code GET} came back with. */
    public String answer() {
        int lineEnd = output.indexOf('\n');
        return lineEnd < 0 ? "" : output.substring(lineEnd + 1);
    }

    /** Requests of a {@code LOAD} that came back well. */
    public int ok() {
        return count("ok ");
    }

    /** Requests of a {@code LOAD} that did not. */
    public int failed() {
        return count("failed ");
    }

    /** How often a {@code LOAD} saw each different answer. */
    public Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        output.lines().filter(line -> line.startsWith("answer ")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            answers.put(line.substring("answer ".length(), space), Integer.parseInt(line.substring(space + 1)));
        });
        return answers;
    }

    private int count(String prefix) {
        return output.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> Integer.parseInt(line.substring(prefix.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figures: " + this));
    }
}
