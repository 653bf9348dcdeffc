package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints an application's address and opens it where there is a desktop. */
@Command(name = "open")
final class Open extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Override
    public Integer call() {
        JsonNode deployed = common.server().get(common.applicationPath(application));
        String url = Json.text(deployed, "routes.0.url");
        if (url.equals("-")) {
            common.say("open.none", application);
            return ExitCode.USER_FAULT;
        }
        common.out().println(url);
        common.out().flush();
        if (System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null) {
            try {
                new ProcessBuilder("xdg-open", url).start();
            } catch (IOException noDesktop) {
                common.say("open.by-hand");
            }
        }
        return ExitCode.OK;
    }
}
