package io.banyan.images.definition;

import io.banyan.images.definition.ImageDefinition.Hardening;
import io.banyan.images.definition.ImageDefinition.User;
import java.util.List;
import java.util.Map;

/**
 * A definition with everything its ancestors give it.
 *
 * @param definition as written
 * @param lineage names from the root of all down to this image
 * @param hardening own and inherited
 * @param environment own and inherited, sorted
 * @param user own or inherited
 * @param workingDirectory own or inherited
 * @param definitionHash SHA-256 (hex) of the definition and of all ancestors': equal hashes mean equal wishes; which
 *     package versions answer them is the mirror's part
 */
public record ResolvedImage(
        ImageDefinition definition,
        List<String> lineage,
        Hardening hardening,
        Map<String, String> environment,
        User user,
        String workingDirectory,
        String definitionHash) {

    public String name() {
        return definition.name();
    }

    /** The tag: short, but long enough not to collide within one installation. */
    public String shortHash() {
        return definitionHash.substring(0, 12);
    }
}
