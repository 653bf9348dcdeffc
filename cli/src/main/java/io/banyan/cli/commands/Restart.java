package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces all instances one by one, or one of them. */
@Command(name = "restart")
final class Restart extends ServerCommand {
    @Parameters(index = "0", paramLabel = "APP", descriptionKey = "argument.app")
    String application = "";

    @Option(names = "--instance", paramLabel = "INSTANCE", descriptionKey = "restart.instance")
    @Nullable
    String instance;

    @Override
    public Integer call() {
        String path = common.applicationPath(application);
        if (instance != null) {
            common.server().delete(path + "/instances/" + instance, null);
            common.say("restart.one", instance);
        } else {
            common.server().post(path + "/restart", null);
            common.say("restart.all", application);
        }
        return ExitCode.OK;
    }
}
