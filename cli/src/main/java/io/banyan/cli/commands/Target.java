package io.banyan.cli.commands;

import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import io.banyan.cli.settings.SettingsFile;
import picocli.CommandLine.Command;

/** Remembers the tribe and environment that later commands mean, or shows them. */
@Command(name = "target")
final class Target extends ServerCommand {
    @Override
    public Integer call() {
        if (common.tribe != null || common.environment != null) {
            String tribe = common.tribe == null ? common.settings().tribe() : common.tribe;
            SettingsFile.ofUser().write(common.settings().targeting(tribe, common.environment));
        }
        var settings = SettingsFile.ofUser().read();
        new Table(Messages.text("column.server"), Messages.text("column.tribe"), Messages.text("column.environment"))
                .row(
                        common.address(),
                        settings.tribe() == null ? "-" : settings.tribe(),
                        settings.environment() == null ? "-" : settings.environment())
                .print(common.out());
        return ExitCode.OK;
    }
}
