package io.banyan.cli;

import io.banyan.cli.api.ProblemException;
import io.banyan.cli.commands.Banyan;
import io.banyan.cli.output.Language;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.ProblemText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Language.of(System.getenv()));
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs one command line and returns its exit code; what goes wrong is told on {@code err}. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Banyan());
        commandLine.setResourceBundle(Messages.bundle());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> explain(err, failure));
        return commandLine.execute(arguments);
    }

    private static int explain(PrintWriter err, Exception failure) {
        if (failure instanceof ProblemException problem) {
            ProblemText.print(err, problem.problem());
            return ExitCode.ofFaultType(problem.problem().faultTypeOrPlatform());
        }
        if (failure instanceof CommandLine.ParameterException usage) {
            err.println(usage.getMessage());
            return ExitCode.USAGE;
        }
        err.println(Messages.text("problem.local", String.valueOf(failure.getMessage())));
        return ExitCode.USER_FAULT;
    }
}
