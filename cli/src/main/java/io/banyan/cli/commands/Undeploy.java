package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.api.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an application out of an environment. */
@Command(name = "undeploy")
final class Undeploy extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Override
    public Integer call() {
        Server server = common.server();
        String path = common.applicationPath(application);
        server.delete(path, server.entityTag(path));
        common.say("undeploy.done", application, common.environment());
        return ExitCode.OK;
    }
}
