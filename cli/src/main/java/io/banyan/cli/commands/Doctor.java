package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Checks everything the platform stands on and says what to do about what is wrong. */
@Command(name = "doctor")
final class Doctor extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode answer = common.server().get("/doctor");
        if (common.json()) {
            common.printJson(answer);
        }
        boolean failed = false;
        for (JsonNode check : Json.at(answer, "checks")) {
            String state = Json.text(check, "state");
            failed |= state.equals("failed");
            if (!common.json()) {
                common.out()
                        .println(Messages.text(
                                "doctor.line",
                                Messages.text("doctor." + state),
                                Json.text(check, "name"),
                                Json.text(check, "detail")));
                if (Json.has(check, "nextStep")) {
                    common.out().println(Messages.text("problem.next", Json.text(check, "nextStep")));
                }
            }
        }
        common.out().flush();
        return failed ? ExitCode.PLATFORM_FAULT : ExitCode.OK;
    }
}
