package io.banyan.engine.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reaches routes from this machine. Names under {@code .localhost} lead to it ({@link LoopbackNames}). */
public final class HttpOutside implements Outside, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient plain = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HostCommands commands = new HostCommands();

    @Override
    public Reply get(String url) {
        return ask(plain, url);
    }

    @Override
    public Reply getTrusting(String url, String certificate) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(PATIENCE)
                .sslContext(trusting(certificate))
                .build()) {
            return ask(client, url);
        }
    }

    @Override
    public String webSocket(String url, String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try {
            WebSocket socket = plain.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create(url.replaceFirst("^http", "ws")), new FirstText(answer))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.sendText(text, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String echoed = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.abort();
            return echoed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the WebSocket at " + url + " did not answer", e);
        }
    }

    @Override
    public List<String> grpc(String url, String text) {
        URI uri = URI.create(url);
        return commands.run(uri.getHost(), "GRPC", uri.getHost() + ":" + uri.getPort(), text);
    }

    @Override
    public void close() {
        plain.close();
        commands.close();
    }

    private static Reply ask(HttpClient client, String url) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            String protocol = answer.version() == HttpClient.Version.HTTP_2 ? "HTTP/2" : "HTTP/1.1";
            return new Reply(answer.statusCode(), answer.body(), protocol);
        } catch (IOException e) {
            return new Reply(0, e.toString(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(String certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "only",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificate cannot be trusted", e);
        }
    }

    private record FirstText(CompletableFuture<String> answer) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            answer.complete(data.toString());
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
