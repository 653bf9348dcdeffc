package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.VerdictText;
import java.io.PrintWriter;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One application: state, rollout, instances, last verdict. */
@Command(name = "status")
final class Status extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Override
    public Integer call() {
        Server server = common.server();
        JsonNode deployed = server.get(common.applicationPath(application));
        if (common.json()) {
            common.printJson(deployed);
            return ExitCode.OK;
        }
        PrintWriter out = common.out();
        out.println(Json.text(deployed, "application") + "  " + Json.text(deployed, "status.state") + "  "
                + Json.text(deployed, "status.summary"));
        Json.at(deployed, "routes").forEach(route -> out.println("  " + Json.text(route, "url")));
        if (Json.has(deployed, "status.fault")) {
            out.println("  " + Json.text(deployed, "status.fault.message"));
            out.println(Messages.text("problem.next", Json.text(deployed, "status.fault.nextStep")));
        }
        out.println();
        InstanceTable.of(server.get(common.applicationPath(application) + "/instances"), Instant.now())
                .print(out);
        JsonNode verdict = Json.at(deployed, "status.rollout.verdict");
        if (verdict.isObject() && !Json.text(verdict, "result").equals("succeeded")) {
            VerdictText.print(out, verdict);
        }
        return ExitCode.OK;
    }
}
