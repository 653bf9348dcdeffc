package io.banyan.images.command;

import io.banyan.images.ImageFailure;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code bin/images}. Exit code 2 for a user's fault, 1 for any other. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = {"Base images from the distribution's signed packages.", "基于发行版签名软件包的基础镜像。"},
        subcommands = {BuildCommand.class, LoadCommand.class, PushCommand.class, ListCommand.class})
public final class Images {
    private Images() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Images())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof ImageFailure known) {
                        command.getErr().println(known.describe(Locale.getDefault()));
                        return exitCode(known);
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    private static int exitCode(ImageFailure failure) {
        return switch (failure.error().type()) {
            case USER -> 2;
            case PLATFORM, CAPACITY -> 1;
        };
    }
}
