package io.banyan.engine.spec;

import java.util.List;
import java.util.Map;

/** How to ask a container how it is. */
public sealed interface Check {

    /**
     * Healthy when the answer's status is from 200 to 399.
     *
     * @param scheme {@code http} or {@code https} (certificates are not verified)
     * @param port the container's port
     * @param headers extra headers; {@code Host} may be among them
     */
    record Http(String scheme, int port, String path, Map<String, String> headers) implements Check {
        public Http {
            headers = Map.copyOf(headers);
        }

        public static Http get(int port, String path) {
            return new Http("http", port, path, Map.of());
        }
    }

    /** Healthy when the command ends with 0. */
    record Exec(List<String> command) implements Check {
        public Exec {
            command = List.copyOf(command);
        }
    }
}
