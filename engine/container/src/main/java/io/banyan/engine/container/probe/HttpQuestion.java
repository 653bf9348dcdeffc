package io.banyan.engine.container.probe;

import io.banyan.engine.spec.Check;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Asks by HTTP/1.1 (RFC 9112), one connection per question, as the kubelet does: healthy from 200 to 399, redirects are
 * not followed. Written on a bare socket because the JDK's client neither lets {@code Host} be set nor closes the
 * connection on its own, and a question is put forty times a second while a container comes up.
 */
final class HttpQuestion implements Question {
    private static final int MOST_BYTES = 1_024;
    private static final int SHOWN_CHARACTERS = 200;

    private final Check.Http check;
    private final InetSocketAddress address;

    HttpQuestion(Check.Http check, String address) {
        this.check = check;
        this.address = new InetSocketAddress(address, check.port());
    }

    @Override
    public Answer ask(Duration timeout) {
        int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(address, millis);
            plain.setSoTimeout(millis);
            try (Socket socket = check.scheme().equals("https") ? encrypted(plain) : plain) {
                socket.getOutputStream().write(request().getBytes(StandardCharsets.UTF_8));
                return judge(read(socket.getInputStream(), deadline));
            }
        } catch (IOException e) {
            return new Answer(false, address + ": " + e.getMessage());
        }
    }

    private String request() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", address.getHostString() + ":" + address.getPort());
        headers.put("User-Agent", "banyan-probe");
        headers.put("Accept", "*/*");
        headers.putAll(check.headers());
        headers.put("Connection", "close");
        StringBuilder request = new StringBuilder("GET " + check.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    private static String read(InputStream in, long deadline) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        for (int more = 0; more >= 0 && length < MOST_BYTES; length += Math.max(0, more)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no complete answer in time");
            }
            more = in.read(bytes, length, MOST_BYTES - length);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static Answer judge(String response) {
        String shown = response.length() > SHOWN_CHARACTERS ? response.substring(0, SHOWN_CHARACTERS) : response;
        int bodyAt = response.indexOf("\r\n\r\n");
        String statusLine = response.lines().findFirst().orElse("");
        String[] parts = statusLine.split(" ", 3);
        if (!statusLine.startsWith("HTTP/1.") || parts.length < 2 || !parts[1].matches("[0-9]{3}")) {
            return new Answer(false, response.isEmpty() ? "closed without an answer" : "not HTTP: " + shown);
        }
        int status = Integer.parseInt(parts[1]);
        String body = bodyAt < 0 ? "" : response.substring(bodyAt + 4);
        String start = body.length() > SHOWN_CHARACTERS ? body.substring(0, SHOWN_CHARACTERS) : body;
        return new Answer(status >= 200 && status < 400, (statusLine + " " + start.strip()).strip());
    }

    private static Socket encrypted(Socket plain) throws IOException {
        return Trusting.SOCKETS.createSocket(plain, null, plain.getPort(), true);
    }

    /** Probes ask whether an instance answers, not who it is: its certificate is for the name that callers use. */
    private static final class Trusting implements X509TrustManager {
        private static final SSLSocketFactory SOCKETS = sockets();

        private static SSLSocketFactory sockets() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new Trusting()}, null);
                return context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has TLS", e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
