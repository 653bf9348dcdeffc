package io.banyan.runtime.doctor;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where routes are served on this machine.
 *
 * @param address address to bind; the default lets nobody in from outside
 */
@ConfigurationProperties("banyan.edge")
public record RoutePortSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int httpPort,
        @DefaultValue("8443") int httpsPort) {
    List<Integer> all() {
        return List.of(httpPort, httpsPort);
    }
}
