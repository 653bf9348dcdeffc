package io.banyan.server.database;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database.
 *
 * @param url of a PostgreSQL 18 server or newer; none means the embedded one
 * @param user of that server
 * @param password of that server
 */
@ConfigurationProperties("banyan.database")
public record DatabaseSettings(
        Optional<String> url,
        @DefaultValue("banyan") String user,
        @DefaultValue("") String password,
        @DefaultValue Embedded embedded) {

    /**
     * The embedded server.
     *
     * @param port on the loopback interface; 0 for any free one
     */
    public record Embedded(@DefaultValue("0") int port) {}

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + ", embedded=" + embedded + "]";
    }
}
