package io.banyan.cli.output;

import io.banyan.cli.api.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the server says about a stable code, in the reader's language; nothing where it is too old to say anything. */
public final class Explanation {
    private static final String PATH = "/explanations";

    private final String code;
    private final JsonNode said;

    private Explanation(String code, JsonNode said) {
        this.code = code;
        this.said = said;
    }

    /** Asks the server once. */
    public static Explanation of(Server server, String code) {
        try {
            for (JsonNode explanation : server.get(PATH)) {
                if (Json.text(explanation, "code").equals(code)) {
                    return new Explanation(code, explanation);
                }
            }
        } catch (RuntimeException notSaid) {
            // What is shown without it is complete, in English.
        }
        return new Explanation(code, MissingNode.getInstance());
    }

    /** What kind of fault it is, in a few words; the code itself where nothing is known. */
    String title() {
        return Json.has(said, "title") ? Json.text(said, "title") : code;
    }

    /** What to do: the case's own advice, which is English, or for readers of Chinese the advice for its code. */
    public String nextStep(String given) {
        boolean chinese = Messages.bundle().getLocale().getLanguage().equals("zh");
        return (chinese || given.isEmpty()) && Json.has(said, "next") ? Json.text(said, "next") : given;
    }
}
