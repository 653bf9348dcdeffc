package io.banyan.applications.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.kernel.SecretBox;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Secrets as text that only the holder of the master key reads. */
@Component
class SealedText {
    private final SecretBox box;

    SealedText(SecretBox box) {
        this.box = box;
    }

    String seal(String secret, String context) {
        return Base64.getEncoder().encodeToString(box.seal(secret.getBytes(UTF_8), context));
    }

    String open(String sealed, String context) {
        return new String(box.open(Base64.getDecoder().decode(sealed), context), UTF_8);
    }
}
