package io.banyan.images.debian;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalEntity;

/** Writes what is inside an image as CycloneDX 1.6, from the package database; same packages, same bytes. */
public final class WriteSbom {
    private WriteSbom() {}

    /**
     * The document as JSON.
     *
     * @param image name of the image
     * @param digest the image's manifest digest, the version of the described component
     * @param suite the distribution's release, part of each package URL
     */
    public static String json(
            String image, String digest, String suite, List<DebianPackage> packages, Instant created) {
        Component container = new Component();
        container.setType(Component.Type.CONTAINER);
        container.setName("banyan/" + image);
        container.setVersion(digest);
        container.setBomRef("image");
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(created));
        metadata.setComponent(container);
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8)));
        bom.setMetadata(metadata);
        List<Component> components = new ArrayList<>();
        packages.forEach(installed -> components.add(component(installed, suite)));
        bom.setComponents(components);
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
        } catch (GeneratorException invalid) {
            throw new IllegalStateException("the package list gives no valid CycloneDX", invalid);
        }
    }

    private static Component component(DebianPackage installed, String suite) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setName(installed.name());
        component.setVersion(installed.version());
        String url = packageUrl(installed, suite);
        component.setPurl(url);
        component.setBomRef(url);
        OrganizationalEntity maintainer = new OrganizationalEntity();
        maintainer.setName(installed.maintainer());
        component.setSupplier(maintainer);
        return component;
    }

    /** Package URL specification, type {@code deb}: the version is percent-encoded. */
    static String packageUrl(DebianPackage installed, String suite) {
        return "pkg:deb/debian/%s@%s?arch=%s&distro=%s"
                .formatted(encoded(installed.name()), encoded(installed.version()), installed.architecture(), suite);
    }

    private static String encoded(String part) {
        StringBuilder out = new StringBuilder();
        for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
            out.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return out.toString();
    }
}
