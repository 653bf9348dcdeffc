package io.banyan.delivery.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines of a failed build's log that say why it failed. Pure.
 *
 * <p>A line is never cut in the middle of what it says: peers have lost the decisive half of a line that way.
 */
public final class DecisiveLines {
    /** More than a screen helps nobody. */
    public static final int MOST = 40;

    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");
    private static final Pattern MAVEN_NOISE = Pattern.compile(
            "\\[ERROR]\\s*$|.*(re-run Maven|Re-run Maven|full stack trace of the errors|For more information about the"
                    + " errors|\\[Help \\d+] http|After correcting the problems|mvn <args> -rf).*|\\[ERROR]\\s+at .*");
    private static final Pattern COMPILER = Pattern.compile(
            ".*\\.(java|kt|groovy|scala|ts|tsx|js|jsx)(:\\d+|\\(\\d+,\\d+\\)|:\\[\\d+,\\d+]).*(error|ERROR).*");
    private static final Pattern NPM = Pattern.compile("npm (ERR!|error)( .*)?");
    private static final Pattern NPM_NOISE =
            Pattern.compile("npm (ERR!|error) *$|.*A complete log of this run.*|.*_logs/.*debug.*");
    private static final Pattern THROWN = Pattern.compile("(Uncaught )?[A-Za-z.]*(Error|Exception): .*");
    private static final Pattern DOCKER = Pattern.compile(
            "(?i)(error: |error building at step|error response from daemon|failed to solve|.*returned a non-zero code|"
                    + ".*no such file or directory|.*: not found|Error: ).*");

    private DecisiveLines() {}

    /**
     * Chooses.
     *
     * @param log all of it, oldest first
     */
    public static List<String> of(List<String> log) {
        List<String> lines = log.stream()
                .map(line -> ANSI.matcher(line).replaceAll("").stripTrailing())
                .toList();
        Set<String> chosen = new LinkedHashSet<>();
        chosen.addAll(gradle(lines));
        for (String line : lines) {
            if (isMaven(line) || isNpm(line) || COMPILER.matcher(line).matches()) {
                chosen.add(line);
            }
        }
        if (chosen.isEmpty()) {
            lines.stream()
                    .filter(line -> THROWN.matcher(line).matches()
                            || DOCKER.matcher(line).matches())
                    .forEach(chosen::add);
        }
        List<String> all = new ArrayList<>(chosen);
        if (all.isEmpty()) {
            return tail(lines.stream().filter(line -> !line.isBlank()).toList(), 20);
        }
        return all.size() <= MOST ? all : firstAndLast(all);
    }

    private static boolean isMaven(String line) {
        return line.startsWith("[ERROR]") && !MAVEN_NOISE.matcher(line).matches();
    }

    private static boolean isNpm(String line) {
        return NPM.matcher(line).matches() && !NPM_NOISE.matcher(line).matches();
    }

    /** Gradle says what went wrong in a section of its own. */
    private static List<String> gradle(List<String> lines) {
        List<String> chosen = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("* What went wrong:")) {
                inside = true;
            } else if (line.startsWith("* Try:") || line.startsWith("* Exception is:")) {
                inside = false;
            } else if (inside && !line.isBlank()) {
                chosen.add(line);
            }
        }
        return chosen;
    }

    /** The first faults cause the later ones; the last lines sum up. */
    private static List<String> firstAndLast(List<String> lines) {
        List<String> some = new ArrayList<>(lines.subList(0, MOST - 10));
        some.add("... (" + (lines.size() - MOST + 1) + " more)");
        some.addAll(tail(lines, 9));
        return some;
    }

    private static List<String> tail(List<String> lines, int most) {
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
