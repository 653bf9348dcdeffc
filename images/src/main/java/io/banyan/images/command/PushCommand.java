package io.banyan.images.command;

import io.banyan.images.Catalog;
import io.banyan.images.PushImages;
import io.banyan.images.oci.OciLayout;
import io.banyan.images.oci.RegistryClient;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pushes the built images to a registry; the account comes from BANYAN_REGISTRY_ACCOUNT, never from an argument. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Push the images to a registry (account: name:password in BANYAN_REGISTRY_ACCOUNT).",
            "将镜像推送到镜像仓库（账号置于环境变量 BANYAN_REGISTRY_ACCOUNT，格式 名称:密码）。"
        })
final class PushCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Home home = new Home();

    @Option(
            names = "--registry",
            defaultValue = "http://127.0.0.1:5000",
            description = {"Address of the registry (default: ${DEFAULT-VALUE})", "镜像仓库地址"})
    private URI registry = URI.create("http://127.0.0.1:5000");

    @Option(
            names = "--only",
            split = ",",
            description = {"Names of images to push", "只推送所列镜像"})
    private List<String> only = List.of();

    @Override
    public void run() {
        Catalog catalog = Catalog.read(home.images());
        new PushImages(
                        new RegistryClient(registry, System.getenv("BANYAN_REGISTRY_ACCOUNT")),
                        new PrintProgress(spec.commandLine().getOut(), Locale.getDefault()))
                .push(
                        only.isEmpty()
                                ? catalog.images()
                                : only.stream().map(catalog::require).toList(),
                        new OciLayout(home.images()));
    }
}
