package io.banyan.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One request on a connection of its own. */
public final class Fetch {
    private Fetch() {}

    /** A status and the body as text. */
    public record Page(int status, String body) {}

    public static Page get(Target target) throws IOException {
        try (Connection connection = new Connection(target, 10_000)) {
            Connection.Answer answer = connection.get(target);
            return new Page(
                    answer.status(),
                    StandardCharsets.UTF_8.decode(answer.body()).toString());
        }
    }
}
