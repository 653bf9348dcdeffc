package io.banyan.images.command;

import io.banyan.images.BuildImages;
import io.banyan.images.BuildSettings;
import io.banyan.images.debian.Distribution;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.definition.ResolveDefinitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds what is not current. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {"Build the images that are not current.", "构建有变化的镜像。"})
final class BuildCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Home home = new Home();

    @Option(
            names = "--mirror",
            description = {
                "Package source: an address or a whole source line; repeat for several. Default: mmdebstrap's own.",
                "软件源地址或完整的源行，可重复；默认使用 mmdebstrap 自带的源。"
            })
    private List<String> mirrors = List.of();

    @Option(
            names = "--suite",
            defaultValue = Distribution.DEFAULT_SUITE,
            description = {"Release of the distribution (default: ${DEFAULT-VALUE})", "发行版代号"})
    private String suite = Distribution.DEFAULT_SUITE;

    @Option(
            names = "--keyring",
            description = {"File or directory of keys that sign the mirror", "校验软件源签名的密钥文件或目录"})
    private @Nullable Path keyring;

    @Option(
            names = "--only",
            split = ",",
            description = {"Names of images to build, with what they are built from", "只构建所列镜像及其上级镜像"})
    private Set<String> only = Set.of();

    @Option(
            names = "--definitions",
            description = {"Directory of definitions (default: those that come with Banyan)", "镜像定义目录（默认使用内置定义）"})
    private @Nullable Path definitions;

    @Option(
            names = "--parallel",
            defaultValue = "2",
            description = {"Images built at a time (default: ${DEFAULT-VALUE})", "并行构建数"})
    private int parallel = 2;

    @Override
    public void run() {
        BuildSettings settings = new BuildSettings(
                home.images(), home.work(), new Distribution(suite, mirrors, keyring), only, parallel);
        new BuildImages(settings, new PrintProgress(spec.commandLine().getOut(), Locale.getDefault()))
                .build(ResolveDefinitions.resolve(
                        definitions == null ? ReadDefinitions.bundled() : ReadDefinitions.from(definitions), suite));
    }
}
