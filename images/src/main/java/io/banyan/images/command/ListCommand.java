package io.banyan.images.command;

import io.banyan.images.Catalog;
import io.banyan.images.CatalogImage;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the built images. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {"List the images: size, packages, when they were built, reference.", "列出镜像：大小、软件包数、构建时间和引用。"})
final class ListCommand implements Runnable {
    private static final double MEGABYTE = 1_000_000.0;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Home home = new Home();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (CatalogImage image : Catalog.read(home.images()).images()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %7.1f MB %4d packages  %s  %s%n",
                    image.name(),
                    image.size() / MEGABYTE,
                    image.packages().size(),
                    image.built(),
                    image.reference());
        }
        out.flush();
    }
}
