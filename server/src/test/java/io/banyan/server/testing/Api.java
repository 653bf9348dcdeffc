package io.banyan.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small client of the contract. Immutable: every {@code with} makes another one. Paths are below {@code /api/v1}. */
public final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String server;
    private final JsonMapper json;
    private final Map<String, String> headers;

    Api(String server, JsonMapper json) {
        this(server, json, Map.of());
    }

    private Api(String server, JsonMapper json, Map<String, String> headers) {
        this.server = server;
        this.json = json;
        this.headers = headers;
    }

    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(server, json, more);
    }

    /** Based on the generation that was seen. */
    public Api ifMatch(Answer seen) {
        return with("If-Match", seen.header("ETag"));
    }

    /** Signs in; the new client carries the session. */
    public Api signIn(String name, String password) {
        Answer answer =
                post("/session", Map.of("name", name, "password", password)).expect(200);
        String cookie = answer.header("Set-Cookie").replaceFirst(";.*", "");
        return with("Cookie", cookie).with("X-CSRF-Token", answer.text("/csrfToken"));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends; a text is sent as it is, everything else as JSON. */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            String text = body instanceof String raw ? raw : json.writeValueAsString(body);
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            request.method(method, HttpRequest.BodyPublishers.ofString(text));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response, json);
        } catch (IOException cause) {
            throw new UncheckedIOException(method + " " + path, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Opens an event stream; the caller closes it. */
    public InputStream stream(String path) {
        try {
            HttpRequest request =
                    request(path).header("Accept", "text/event-stream").GET().build();
            HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException cause) {
            throw new UncheckedIOException(path, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        String address = path.startsWith("//") ? server + path.substring(1) : server + "/api/v1" + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    /** What came back. */
    public static final class Answer {
        private final HttpResponse<String> response;
        private final JsonMapper json;

        Answer(HttpResponse<String> response, JsonMapper json) {
            this.response = response;
            this.json = json;
        }

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Answer expect(int status) {
            assertThat(status()).as(() -> response.request() + " -> " + body()).isEqualTo(status);
            return this;
        }

        /** A problem with this status and code. */
        public Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(text("/code")).isEqualTo(code);
            return this;
        }

        public JsonNode json() {
            return json.readTree(body());
        }

        /** The value at a JSON pointer as text; empty when there is none. */
        public String text(String pointer) {
            return Optional.of(json().at(pointer))
                    .map(node -> node.asString(""))
                    .orElse("");
        }
    }
}
