package io.banyan.images.command;

import com.github.dockerjava.api.DockerClient;
import io.banyan.images.Catalog;
import io.banyan.images.CatalogImage;
import io.banyan.images.ImageFailure;
import io.banyan.images.LoadImages;
import io.banyan.images.oci.OciLayout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads the built images into an engine. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {"Load the images into a Docker-compatible engine.", "将镜像载入兼容 Docker 的容器引擎。"})
final class LoadCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Home home = new Home();

    @Option(
            names = "--engine",
            description = {
                "Address of the engine (default: Podman's socket below --home)",
                "引擎地址（默认 --home 下的 Podman 套接字）"
            })
    private @Nullable String engine;

    @Option(
            names = "--only",
            split = ",",
            description = {"Names of images to load", "只载入所列镜像"})
    private List<String> only = List.of();

    @Option(
            names = "--tag",
            description = {"Give each image this tag, too; tests know the images by it", "同时为每个镜像打上此标签，供测试使用"})
    private @Nullable String tag;

    @Override
    public void run() {
        Catalog catalog = Catalog.read(home.images());
        List<CatalogImage> chosen = only.isEmpty()
                ? catalog.images()
                : only.stream().map(catalog::require).toList();
        try (DockerClient client = ConnectEngine.to(engine == null ? "unix://" + home.engineSocket() : engine)) {
            new LoadImages(client, new PrintProgress(spec.commandLine().getOut(), Locale.getDefault()))
                    .load(chosen, new OciLayout(home.images()));
            if (tag != null) {
                for (CatalogImage image : chosen) {
                    client.tagImageCmd(image.reference(), image.reference().replaceFirst(":[^:/]*$", ""), tag)
                            .exec();
                }
            }
        } catch (IOException closing) {
            throw ImageFailure.of(closing, "closing the connection to the engine");
        }
    }
}
