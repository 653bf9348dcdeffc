package io.banyan.cli.commands;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "banyan "
                    + Optional.ofNullable(Banyan.class.getPackage().getImplementationVersion())
                            .orElse("(not packaged)")
        };
    }
}
