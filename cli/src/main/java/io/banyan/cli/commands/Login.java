package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.ProblemException;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Signs in and remembers an API token of this machine. The password is asked for, never taken as an argument. */
@Command(name = "login")
final class Login extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", descriptionKey = "login.name")
    @Nullable
    String name;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "login.password-file")
    @Nullable
    Path passwordFile;

    @Option(names = "--code", paramLabel = "CODE", descriptionKey = "login.code")
    @Nullable
    String code;

    @Override
    public Integer call() throws IOException {
        Prompt prompt = new Prompt(common);
        String person = name == null ? prompt.text("login.ask.name") : name;
        String password = passwordFile == null
                ? prompt.secret("login.ask.password")
                : Files.readString(passwordFile).strip();
        Server server = new Server(common.address(), null);
        JsonNode token;
        try {
            token = server.post("/session/token", credentials(person, password, code));
        } catch (ProblemException refused) {
            if (!"code-required".equals(refused.problem().code()) || !Common.terminal()) {
                throw refused;
            }
            token = server.post("/session/token", credentials(person, password, prompt.text("login.ask.code")));
        }
        SettingsFile.ofUser().write(common.settings().signedIn(common.address(), Json.text(token, "secret")));
        common.say("login.done", person, common.address());
        return ExitCode.OK;
    }

    private static Map<String, Object> credentials(String person, String password, @Nullable String code) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", person);
        body.put("password", password);
        if (code != null) {
            body.put("code", code);
        }
        body.put(
                "tokenName",
                "cli-" + System.getProperty("user.name") + "-" + Instant.now().getEpochSecond());
        return body;
    }
}
