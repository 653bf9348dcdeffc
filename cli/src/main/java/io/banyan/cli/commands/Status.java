package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Explanation;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.VerdictText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One application: state, rollout, instances, last verdict. */
@Command(name = "status")
final class Status extends ServerCommand {
    /** Where ready and wanted tell what there is to tell. */
    private static final Set<String> SAYS_ALL = Set.of("running", "progressing", "stopped", "empty");

    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Option(names = "--all", descriptionKey = "status.all")
    boolean everything;

    @Override
    public Integer call() {
        Server server = common.server();
        JsonNode deployed = server.get(common.applicationPath(application));
        if (common.json()) {
            common.printJson(deployed);
            return ExitCode.OK;
        }
        PrintWriter out = common.out();
        ReleaseNumbers releases = ReleaseNumbers.of(common, server, application);
        String state = Json.text(deployed, "status.state");
        out.println(headline(deployed, Messages.word("state", state), releases));
        if (!SAYS_ALL.contains(state)) {
            out.println("  " + Json.text(deployed, "status.summary"));
        }
        Json.at(deployed, "routes").forEach(route -> out.println("  " + Json.text(route, "url")));
        if (Json.has(deployed, "status.fault")) {
            out.println("  " + Json.text(deployed, "status.fault.message"));
            out.println(Messages.text(
                    "problem.next",
                    Explanation.of(server, Json.text(deployed, "status.fault.code"))
                            .nextStep(Json.text(deployed, "status.fault.nextStep"))));
        }
        instances(out, server.get(common.applicationPath(application) + "/instances"), releases);
        JsonNode verdict = Json.at(deployed, "status.rollout.verdict");
        if (verdict.isObject() && !Json.text(verdict, "result").equals("succeeded")) {
            VerdictText.print(out, verdict, server);
        }
        return ExitCode.OK;
    }

    private static String headline(JsonNode deployed, String state, ReleaseNumbers releases) {
        String kind = Json.text(deployed, "kind");
        String application = Json.text(deployed, "application");
        if (kind.equals("service")) {
            return Messages.text(
                    "status.line",
                    application,
                    state,
                    releases.name(Json.text(deployed, "status.release")),
                    Json.text(deployed, "status.ready"),
                    Json.text(deployed, "status.wanted"));
        }
        return Messages.text(
                "status.job",
                application,
                Messages.word("kind", kind),
                releases.name(Json.text(deployed, "intent.release")),
                Json.text(deployed, "intent.schedule"));
    }

    private void instances(PrintWriter out, JsonNode answer, ReleaseNumbers releases) {
        ShownInstances instances = everything ? ShownInstances.all(answer) : ShownInstances.of(answer);
        out.println();
        if (instances.shown().isEmpty()) {
            out.println(Messages.text("status.none"));
        } else {
            InstanceTable.of(instances.shown(), releases, Instant.now()).print(out);
        }
        if (instances.hidden() > 0) {
            out.println(Messages.text("status.hidden", instances.hidden(), application));
        }
        out.flush();
    }
}
