package io.banyan.cli.output;

import io.banyan.cli.api.Server;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the server says about stable codes, in the reader's language; nothing where it is too old to say anything. */
public final class Explanations {
    private static final String PATH = "/explanations";

    private Explanations() {}

    /** What kind of fault it is, in a few words; the code itself where nothing is known. */
    static String title(Server server, String code) {
        return find(server, code).map(known -> Json.text(known, "title")).orElse(code);
    }

    /** What to do: the case's own advice, which is English, or for readers of Chinese the advice for its code. */
    public static String nextStep(Server server, String code, String given) {
        boolean chinese = Messages.bundle().getLocale().getLanguage().equals("zh");
        return chinese || given.isEmpty()
                ? find(server, code).map(known -> Json.text(known, "next")).orElse(given)
                : given;
    }

    private static Optional<JsonNode> find(Server server, String code) {
        try {
            for (JsonNode explanation : server.get(PATH)) {
                if (Json.text(explanation, "code").equals(code)) {
                    return Optional.of(explanation);
                }
            }
            return Optional.empty();
        } catch (RuntimeException notSaid) {
            return Optional.empty();
        }
    }
}
