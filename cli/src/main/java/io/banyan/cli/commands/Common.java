package io.banyan.cli.commands;

import io.banyan.cli.api.Server;
import io.banyan.cli.output.Messages;
import io.banyan.cli.settings.Settings;
import io.banyan.cli.settings.SettingsFile;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Options that every command takes, and what they mean together with what was remembered. */
public final class Common {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(names = "--server", paramLabel = "URL", descriptionKey = "option.server")
    @Nullable
    String server;

    @Option(
            names = {"-t", "--tribe"},
            paramLabel = "TRIBE",
            descriptionKey = "option.tribe")
    @Nullable
    String tribe;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENV",
            descriptionKey = "option.env")
    @Nullable
    String environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table",
            descriptionKey = "option.output")
    String output = "table";

    private @Nullable Settings remembered;

    Settings settings() {
        if (remembered == null) {
            remembered = SettingsFile.ofUser().read();
        }
        return remembered;
    }

    /** The server with the remembered token; {@code BANYAN_SERVER} and {@code BANYAN_TOKEN} go before. */
    Server server() {
        String token = System.getenv("BANYAN_TOKEN");
        return new Server(
                address(), token == null || token.isBlank() ? settings().token() : token);
    }

    String address() {
        if (server != null) {
            return server;
        }
        String named = System.getenv("BANYAN_SERVER");
        return named == null || named.isBlank() ? settings().serverOrDefault() : named;
    }

    String tribe() {
        return required(tribe, settings().tribe(), "--tribe");
    }

    String environment() {
        return required(environment, settings().environment(), "--env");
    }

    String tribePath() {
        return "/tribes/" + tribe();
    }

    String environmentPath() {
        return tribePath() + "/environments/" + environment();
    }

    String applicationPath(String application) {
        return environmentPath() + "/applications/" + application;
    }

    boolean json() {
        return output.equals("json");
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }

    void printJson(JsonNode answer) {
        out().println(answer.toPrettyString());
        out().flush();
    }

    void say(String key, Object... arguments) {
        out().println(Messages.text(key, arguments));
        out().flush();
    }

    static boolean terminal() {
        return Prompt.console().isPresent();
    }

    ParameterException usage(String key, Object... arguments) {
        return new ParameterException(commandLine(), Messages.text(key, arguments));
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("options used outside of a command");
        }
        return spec.commandLine();
    }

    private String required(@Nullable String given, @Nullable String known, String option) {
        if (given != null) {
            return given;
        }
        if (known != null) {
            return known;
        }
        throw usage("usage.target", option);
    }
}
