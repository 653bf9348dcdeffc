package io.banyan.engine.container.datapath;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The question by which a gateway tells whether an instance answers: the readiness check of the workload.
 *
 * @param port port of the container, which need not be one that is served
 * @param path path and query of the request
 * @param headers extra headers; {@code Host} may be among them
 */
public record HttpCheck(int port, String path, Map<String, String> headers) {
    private static final Pattern ONE_WORD = Pattern.compile("[\\x21-\\x7e]+");

    public HttpCheck {
        headers = Map.copyOf(headers);
    }

    /** The host that the question names, if it names one. */
    Optional<String> host() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("host"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Whether HAProxy can ask it without a reload: its path and host are looked up per instance, names of headers are
     * not. Otherwise the gateway only connects, and the engine's own probing asks the full question.
     */
    boolean askable() {
        return ONE_WORD.matcher(path).matches()
                && path.startsWith("/")
                && headers.size() == (host().isPresent() ? 1 : 0)
                && host().map(name -> ONE_WORD.matcher(name).matches()).orElse(true);
    }
}
