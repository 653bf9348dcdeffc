package io.banyan.images;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The site's own base images in place of Banyan's: one setting, {@code banyan.images.site}. It lists
 * {@code name=reference} pairs, separated by commas; the name {@code *} stands for every image not listed, and
 * {@code {name}} in a reference for the image's name:
 *
 * <pre>{@code java=registry.example.com/base/jre:25,*=registry.example.com/banyan/{name}:stable}</pre>
 *
 * <p>An empty setting means Banyan's own. References are used as they stand; what the images must offer (user, paths,
 * programs) is listed in docs/images.md.
 */
public final class SiteImages {
    private static final String EVERY = "*";
    /** Name, optional tag, optional digest: enough to catch a slip; the engine has the last word. */
    private static final Pattern REFERENCE =
            Pattern.compile("[a-z0-9][a-z0-9._:/-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

    private final Map<String, String> references;

    private SiteImages(Map<String, String> references) {
        this.references = Map.copyOf(references);
    }

    /**
     * Reads the setting.
     *
     * @throws ImageFailure {@link ImageError#DEFINITION_INVALID} with the part that cannot be read
     */
    public static SiteImages parse(String setting) {
        Map<String, String> references = new TreeMap<>();
        for (String part : setting.split(",", -1)) {
            String pair = part.strip();
            if (pair.isEmpty()) {
                continue;
            }
            String[] sides = pair.split("=", 2);
            if (sides.length < 2
                    || sides[0].isBlank()
                    || !REFERENCE
                            .matcher(sides[1].strip().replace("{name}", "name"))
                            .matches()) {
                throw new ImageFailure(
                        ImageError.DEFINITION_INVALID, "banyan.images.site: '" + pair + "' is not name=reference");
            }
            references.put(sides[0].strip(), sides[1].strip());
        }
        return new SiteImages(references);
    }

    /** The site's reference for an image of that name; empty where Banyan's own is to be used. */
    public Optional<String> referenceOf(String name) {
        return Optional.ofNullable(references.getOrDefault(name, references.get(EVERY)))
                .map(reference -> reference.replace("{name}", name));
    }

    /**
     * The reference to use for an image.
     *
     * @throws ImageFailure {@link ImageError#NOT_BUILT} when neither the site nor the catalog has it
     */
    public String referenceOf(String name, Catalog catalog) {
        return referenceOf(name).orElseGet(() -> catalog.require(name).reference());
    }
}
