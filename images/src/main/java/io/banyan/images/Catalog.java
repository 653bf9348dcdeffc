package io.banyan.images;

import io.banyan.images.oci.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The images that are built: {@code catalog.json} beside the OCI layout.
 *
 * @param suite the distribution's release
 * @param snapshot id of the mirror's state they were last found current against
 * @param images by name
 */
public record Catalog(String suite, String snapshot, List<CatalogImage> images) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Catalog {
        images = List.copyOf(images);
    }

    /**
     * Reads the catalog of an image directory.
     *
     * @return an empty catalog where nothing was built yet, or where the file is unreadable: images can be built again
     */
    public static Catalog read(Path folder) {
        Path file = file(folder);
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), Catalog.class)
                    : new Catalog("", "", List.of());
        } catch (IOException | JacksonException damaged) {
            return new Catalog("", "", List.of());
        }
    }

    public Optional<CatalogImage> find(String name) {
        return images.stream().filter(image -> image.name().equals(name)).findFirst();
    }

    /**
     * The image of that name.
     *
     * @throws ImageFailure {@link ImageError#NOT_BUILT} when there is no such image
     */
    public CatalogImage require(String name) {
        return find(name)
                .orElseThrow(() -> new ImageFailure(ImageError.NOT_BUILT, "there is no base image '" + name + "'"));
    }

    void write(Path folder) throws IOException {
        OciLayout.writeAtomically(file(folder), JSON.writeValueAsBytes(this));
    }

    private static Path file(Path folder) {
        return folder.resolve("catalog.json");
    }
}
