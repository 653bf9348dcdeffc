package io.banyan.engine.tck.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Requests, by path: {@code /whoami}, {@code /started}, {@code /ready}, {@code /live}, {@code /inflight},
 * {@code /requests}, {@code /version} (of the protocol spoken), {@code /env?name=}, {@code /args},
 * {@code /header?name=}, {@code /file?path=}, {@code /slow?ms=}, {@code /stream?count=&every=}; with an effect:
 * {@code /set?ready=&live=}, {@code /log?line=&stream=}, {@code /write?path=&text=}, {@code /exit?code=},
 * {@code /eat?mebibytes=}, {@code /busy?threads=&ms=}. {@code /echo} gives back what was sent; everything else answers
 * as {@code /whoami}.
 */
final class Endpoints extends Handler.Abstract {
    private final Condition condition;
    private final Knobs knobs;
    private final List<String> arguments;
    private final Appetite appetite = new Appetite();

    Endpoints(Condition condition, Knobs knobs, List<String> arguments) {
        this.condition = condition;
        this.knobs = knobs;
        this.arguments = arguments;
    }

    Appetite appetite() {
        return appetite;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        switch (path) {
            case "/ready" -> say(response, condition.isReady(), callback);
            case "/live" -> say(response, condition.isLive(), callback);
            case "/started" -> say(response, true, callback);
            case "/inflight" -> say(response, Integer.toString(condition.inFlight()), callback);
            case "/requests" -> say(response, Integer.toString(condition.requests()), callback);
            default -> {
                condition.begin();
                try {
                    pause(knobs.slow());
                    answer(path, request, response, callback);
                } finally {
                    condition.end();
                }
            }
        }
        return true;
    }

    private void answer(String path, Request request, Response response, Callback callback) throws Exception {
        Fields query = Request.extractQueryParameters(request);
        switch (path) {
            case "/version" ->
                say(response, request.getConnectionMetaData().getHttpVersion().asString(), callback);
            case "/env" -> say(response, System.getenv().getOrDefault(text(query, "name"), ""), callback);
            case "/args" -> say(response, String.join("\n", arguments), callback);
            case "/header" ->
                say(response, String.join("\n", request.getHeaders().getValuesList(text(query, "name"))), callback);
            case "/file" -> say(response, Files.readString(Path.of(text(query, "path"))), callback);
            case "/echo" -> say(response, Content.Source.asString(request, StandardCharsets.UTF_8), callback);
            case "/slow" -> {
                pause(Duration.ofMillis(number(query, "ms")));
                say(response, condition.token(), callback);
            }
            case "/stream" -> stream(response, number(query, "count"), number(query, "every"), callback);
            default -> {
                if (act(path, query)) {
                    say(response, "done", callback);
                } else {
                    say(response, condition.token(), callback);
                }
            }
        }
    }

    private boolean act(String path, Fields query) throws IOException {
        switch (path) {
            case "/set" -> {
                if (query.get("ready") != null) {
                    condition.ready(Boolean.parseBoolean(text(query, "ready")));
                }
                if (query.get("live") != null) {
                    condition.live(Boolean.parseBoolean(text(query, "live")));
                }
            }
            case "/log" ->
                ("error".equals(text(query, "stream")) ? System.err : System.out).println(text(query, "line"));
            case "/write" -> Files.writeString(Path.of(text(query, "path")), text(query, "text"));
            case "/exit" -> Runtime.getRuntime().halt(number(query, "code"));
            case "/eat" -> appetite.eat(number(query, "mebibytes"));
            case "/busy" -> appetite.beBusy(number(query, "threads"), Duration.ofMillis(number(query, "ms")));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void stream(Response response, int count, int every, Callback callback) throws IOException {
        try (OutputStream body = Content.Sink.asOutputStream(response)) {
            for (int line = 1; line <= count; line++) {
                body.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
                pause(Duration.ofMillis(every));
            }
        }
        callback.succeeded();
    }

    private static void say(Response response, boolean well, Callback callback) {
        response.setStatus(well ? 200 : 503);
        say(response, well ? "yes" : "no", callback);
    }

    private static void say(Response response, String text, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        Content.Sink.write(response, true, text, callback);
    }

    private static String text(Fields query, String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    private static int number(Fields query, String name) {
        return Integer.parseInt(text(query, name));
    }

    private static void pause(Duration duration) {
        if (duration.isPositive()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
