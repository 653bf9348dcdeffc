package io.banyan.runtime.builds;

import io.banyan.delivery.BuildFailed;
import io.banyan.images.Catalog;
import io.banyan.images.CatalogImage;
import io.banyan.images.SiteImages;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.StateDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the platform's own images, or what the site put in their place. */
@Component
public class BaseImages {
    private static final String OURS = "banyan/";

    private final SiteImages site;
    private final String registry;
    private final Path folder;

    BaseImages(BaseImageSettings settings, StateDirectory state) {
        this.site = SiteImages.parse(settings.site());
        this.registry = settings.registry();
        this.folder = state.images();
    }

    /** By digest in the registry, for builds that fetch it. */
    public String inRegistry(String name) {
        return site.referenceOf(name).orElseGet(() -> {
            CatalogImage image = require(name);
            return registry + "/" + OURS + image.name() + "@" + image.digest();
        });
    }

    /** What the engine runs for a reference: {@code banyan/<name>} is one of the platform's own, all else is as it stands. */
    public String inEngine(String reference) {
        if (!reference.startsWith(OURS) || reference.contains(":") || reference.contains("@")) {
            return reference;
        }
        String name = reference.substring(OURS.length());
        return site.referenceOf(name).orElseGet(() -> require(name).reference());
    }

    private CatalogImage require(String name) {
        Optional<CatalogImage> image = Catalog.read(folder).find(name);
        return image.orElseThrow(() -> new BuildFailed(
                FaultType.PLATFORM,
                "base-image-missing",
                "there is no base image '" + name + "'; the operators build it with: banyan images build"));
    }
}
