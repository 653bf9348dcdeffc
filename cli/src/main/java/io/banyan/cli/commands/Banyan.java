package io.banyan.cli.commands;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root: without a command it shows what there is. */
@Command(
        name = "banyan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Login.class,
            Logout.class,
            WhoAmI.class,
            Target.class,
            Tribes.class,
            Environments.class,
            Applications.class,
            Validate.class,
            Plan.class,
            Deploy.class,
            Status.class,
            Logs.class,
            Exec.class,
            Scale.class,
            Rollouts.class,
            Releases.class,
            Rollback.class,
            Restart.class,
            Undeploy.class,
            Open.class,
            Events.class,
            Runs.class,
            Images.class,
            Audit.class,
            Tokens.class,
            Doctor.class,
            GenerateCompletion.class
        })
public final class Banyan implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            CommandLine commandLine = spec.commandLine();
            commandLine.usage(commandLine.getOut());
        }
    }
}
