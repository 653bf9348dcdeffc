package io.banyan.engine.tck.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.client.ContentResponse;

/**
 * What the application does when it is started with a command: {@code GET url}, {@code GET2 url} (HTTP/2 without TLS),
 * {@code RESOLVE name}, {@code CONNECT host port}, {@code TCP host port text}, {@code WS url text},
 * {@code GRPC host:port text}, {@code LOAD url requests clients pause-ms}, {@code PRINT text}, {@code CAT},
 * {@code ENV name}, {@code READ path}, {@code WRITE path text}, {@code SLEEP ms}, {@code EXIT code},
 * {@code EAT mebibytes},
 * {@code FILL path mebibytes}, {@code ADDRESS}. It ends with 0 when the other side answered, with 1 and a reason on standard error when not.
 */
final class Commands {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private Commands() {}

    /** Runs one and gives its exit code. */
    static int run(List<String> command) {
        try {
            return run(command.getFirst(), command.subList(1, command.size()));
        } catch (Exception e) {
            System.err.println("error: " + e);
            return 1;
        }
    }

    private static int run(String name, List<String> arguments) throws Exception {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (name) {
            case "GET" -> get(first);
            case "GET2" -> {
                try (HttpAsker asker = HttpAsker.http2()) {
                    print(asker.get(first));
                }
            }
            case "RESOLVE" -> {
                return resolve(first);
            }
            case "CONNECT" -> connect(first, arguments.get(1)).close();
            case "TCP" -> tcp(first, arguments.get(1), arguments.get(2));
            case "WS" -> System.out.println(webSocket(first, arguments.get(1)));
            case "GRPC" -> GrpcEcho.call(first, arguments.get(1)).forEach(System.out::println);
            case "LOAD" ->
                Load.run(
                        first,
                        Integer.parseInt(arguments.get(1)),
                        Integer.parseInt(arguments.get(2)),
                        Duration.ofMillis(Integer.parseInt(arguments.get(3))),
                        System.out);
            case "PRINT" -> arguments.forEach(System.out::println);
            case "CAT" -> System.in.transferTo(System.out);
            case "ENV" -> System.out.print(System.getenv().getOrDefault(first, ""));
            case "READ" -> System.out.print(Files.readString(Path.of(first)));
            case "WRITE" -> Files.writeString(Path.of(first), arguments.get(1));
            case "SLEEP" ->
                LockSupport.parkNanos(Duration.ofMillis(Long.parseLong(first)).toNanos());
            case "FILL" -> fill(Path.of(first), Integer.parseInt(arguments.get(1)));
            case "ADDRESS" -> System.out.println(address());
            case "EAT" -> new Appetite().eat(Integer.parseInt(first));
            case "EXIT" -> {
                return Integer.parseInt(first);
            }
            default -> {
                System.err.println("error: there is no command " + name);
                return 2;
            }
        }
        System.out.flush();
        return 0;
    }

    /** Writes past the system's cache, so that the writing is this process's own. */
    private static void fill(Path file, int mebibytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
            byte[] mebibyte = new byte[1 << 20];
            Arrays.fill(mebibyte, (byte) 7);
            for (int written = 0; written < mebibytes; written++) {
                out.write(mebibyte);
            }
        }
    }

    /** The address that others in the environment reach this instance at. */
    private static String address() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no address but localhost"));
    }

    /** With the JDK's client, which is there in half the time that Jetty's takes. */
    private static void get(String url) throws Exception {
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(ANSWER_PATIENCE)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.statusCode());
            System.out.print(answer.body());
        }
    }

    private static void print(ContentResponse answer) {
        System.out.println(answer.getStatus());
        System.out.print(answer.getContentAsString());
    }

    private static int resolve(String name) {
        try {
            Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .forEach(System.out::println);
            return 0;
        } catch (UnknownHostException e) {
            System.err.println("error: " + name + " does not resolve");
            return 1;
        }
    }

    private static Socket connect(String host, String port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), (int) CONNECT_PATIENCE.toMillis());
        return socket;
    }

    private static void tcp(String host, String port, String text) throws IOException {
        try (Socket socket = connect(host, port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            System.out.println(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String webSocket(String url, String text) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .connectTimeout(CONNECT_PATIENCE)
                    .buildAsync(URI.create(url), new FirstText(answer))
                    .get(10, TimeUnit.SECONDS);
            socket.sendText(text, true).get(10, TimeUnit.SECONDS);
            String echoed = answer.get(10, TimeUnit.SECONDS);
            socket.abort();
            client.shutdownNow();
            return echoed;
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
