package io.banyan.cli.output;

import io.banyan.cli.api.Server;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** The end of a rollout with its evidence, for people. */
public final class VerdictText {
    private VerdictText() {}

    /** Asks the server what the verdict's code means. */
    public static void print(PrintWriter out, JsonNode verdict, Server server) {
        String result = Json.text(verdict, "result");
        out.println();
        out.println(Messages.text("verdict." + result, Json.text(verdict, "message")));
        String code = Json.text(verdict, "code");
        Explanation explanation = Explanation.of(server, code);
        if (Json.has(verdict, "faultType")) {
            out.println(Messages.text(
                    "verdict.cause", explanation.title(), code, ProblemText.fault(Json.text(verdict, "faultType"))));
        }
        JsonNode evidence = Json.at(verdict, "evidence");
        if (evidence.isObject()) {
            evidence(out, evidence);
        }
        if (Json.has(verdict, "nextStep")) {
            out.println(Messages.text("problem.next", explanation.nextStep(Json.text(verdict, "nextStep"))));
        }
        out.flush();
    }

    private static void evidence(PrintWriter out, JsonNode evidence) {
        if (Json.has(evidence, "instance")) {
            out.println(Messages.text(
                    "verdict.instance",
                    Json.text(evidence, "instance"),
                    Json.text(evidence, "exitCode"),
                    Json.text(evidence, "signal")));
        }
        if (Json.at(evidence, "outOfMemory").asBoolean(false)) {
            out.println(Messages.text("verdict.memory"));
        }
        if (Json.has(evidence, "lastProbe")) {
            out.println(Messages.text("verdict.probe", Json.text(evidence, "lastProbe")));
        }
        lines(out, "verdict.decisive", Json.at(evidence, "decisiveLines"));
        lines(out, "verdict.log", Json.at(evidence, "logLines"));
        JsonNode changes = Json.at(evidence, "changes");
        if (!changes.isEmpty()) {
            out.println(Messages.text("verdict.changes"));
            for (JsonNode change : changes) {
                out.println("    " + Json.text(change, "path") + ": " + Json.text(change, "before") + " -> "
                        + Json.text(change, "after"));
            }
        }
    }

    private static void lines(PrintWriter out, String heading, JsonNode lines) {
        if (!lines.isEmpty()) {
            out.println(Messages.text(heading));
            lines.forEach(line -> out.println("    " + line.asString()));
        }
    }
}
