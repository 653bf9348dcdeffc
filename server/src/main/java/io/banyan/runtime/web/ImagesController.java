package io.banyan.runtime.web;

import io.banyan.images.Catalog;
import io.banyan.images.CatalogImage;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The base images of this installation and what is in them. */
@RestController
@RequestMapping("/api/v1/images")
class ImagesController {
    private final Path folder;
    private final Clock clock;

    ImagesController(StateDirectory state, Clock clock) {
        this.folder = state.images();
        this.clock = clock;
    }

    /** A base image. */
    record ImageView(
            String name,
            String reference,
            String digest,
            Instant createdAt,
            long ageDays,
            long sizeBytes,
            List<CatalogImage.PackageVersion> packages,
            String definitionHash) {}

    @GetMapping
    List<ImageView> list(Caller caller) {
        Instant now = clock.instant();
        return Catalog.read(folder).images().stream()
                .map(image -> new ImageView(
                        image.name(),
                        image.reference(),
                        image.digest(),
                        image.built(),
                        Duration.between(image.built(), now).toDays(),
                        image.size(),
                        image.packages(),
                        image.definitionHash()))
                .toList();
    }

    /** The bill of materials, CycloneDX. The name is looked up, never used as a path. */
    @GetMapping("/{name}/sbom")
    ResponseEntity<Resource> sbom(Caller caller, @PathVariable String name) {
        CatalogImage image = Catalog.read(folder)
                .find(name)
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "image", name));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/vnd.cyclonedx+json"))
                .body(new FileSystemResource(folder.resolve(image.sbom())));
    }
}
