package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.settings.SettingsFile;
import picocli.CommandLine.Command;

/** Forgets the token of this machine. */
@Command(name = "logout")
final class Logout extends ServerCommand {
    @Override
    public Integer call() {
        SettingsFile.ofUser().write(common.settings().signedOut());
        common.say("logout.done");
        return ExitCode.OK;
    }
}
