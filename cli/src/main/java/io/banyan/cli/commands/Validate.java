package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Checks a Score manifest and says where it is wrong. */
@Command(name = "validate")
final class Validate extends ServerCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "score.yaml",
            descriptionKey = "validate.file")
    Path file = Path.of("score.yaml");

    @Override
    public Integer call() throws IOException {
        JsonNode answer = common.server().postText("/score/validations", "text/yaml", Files.readString(file));
        if (common.json()) {
            common.printJson(answer);
        } else {
            for (JsonNode problem : Json.at(answer, "problems")) {
                common.out()
                        .println(file + ":" + Json.text(problem, "line") + ":" + Json.text(problem, "column") + " "
                                + Json.text(problem, "pointer") + " " + Json.text(problem, "message"));
                if (Json.has(problem, "nextStep")) {
                    common.out().println(Messages.text("problem.next", Json.text(problem, "nextStep")));
                }
            }
            if (Json.at(answer, "valid").asBoolean()) {
                common.say("validate.ok", file);
            }
        }
        common.out().flush();
        return Json.at(answer, "valid").asBoolean() ? ExitCode.OK : ExitCode.USER_FAULT;
    }
}
