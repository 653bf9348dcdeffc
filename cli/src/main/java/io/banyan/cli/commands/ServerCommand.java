package io.banyan.cli.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that asks the server. */
@Command(mixinStandardHelpOptions = true)
abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    final Common common = new Common();
}
