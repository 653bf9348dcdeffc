package io.banyan.bench.installation;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The edge gateway as its own admin socket tells it, beside the platform. */
public final class EdgeGateway {
    private final Path socket;

    private EdgeGateway(Path socket) {
        this.socket = socket;
    }

    /** The one gateway of the installation that has the frontend of the routes. */
    public static EdgeGateway of(Installation installation) throws IOException {
        try (Stream<Path> sockets = Files.walk(installation.home().resolve("run/datapath"))) {
            for (Path socket : (Iterable<Path>) sockets.filter(path -> path.endsWith("admin.sock"))::iterator) {
                if (ask(socket, "show stat routes 1 -1").contains("routes,FRONTEND")) {
                    return new EdgeGateway(socket);
                }
            }
        }
        throw new IllegalStateException("no edge gateway runs");
    }

    /** Whether new requests may still be sent to a server whose name begins so. */
    public boolean routesTo(String serverPrefix) throws IOException {
        for (String line : (Iterable<String>) ask(socket, "show stat -1 4 -1").lines()::iterator) {
            String[] fields = line.split(",", -1);
            if (fields.length > 17 && fields[1].startsWith(serverPrefix)) {
                return fields[17].startsWith("UP") || fields[17].equals("no check");
            }
        }
        return false;
    }

    private static String ask(Path socket, String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            StringBuilder answer = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(65_536);
            while (channel.read(buffer) >= 0) {
                answer.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                buffer.clear();
            }
            return answer.toString();
        }
    }
}
