package io.banyan.engine.tck.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.component.LifeCycle;

/** An HTTP client that never tries a request again: what fails is seen to fail. */
final class HttpAsker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;

    private HttpAsker(HttpClient client, int connections) throws Exception {
        this.client = client;
        client.setConnectTimeout(3000);
        client.setFollowRedirects(false);
        client.setMaxConnectionsPerDestination(connections);
        client.start();
    }

    static HttpAsker http1(int connections) throws Exception {
        return new HttpAsker(new HttpClient(), connections);
    }

    /** Speaks HTTP/2 from the first byte, without TLS. */
    static HttpAsker http2() throws Exception {
        return new HttpAsker(new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client())), 1);
    }

    ContentResponse get(String url) throws Exception {
        return client.newRequest(url)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .send();
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}
