package io.banyan.bench.installation;

import io.banyan.cli.api.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Signs in as the administrator whom a control plane made at its first start. */
public final class Administrator {
    private Administrator() {}

    /**
     * The API as the administrator, by a token made for this run that ends after a day and outlives restarts.
     *
     * @param home directory of the installation, in which the first password lies
     */
    public static Server of(String address, Path home) throws IOException {
        String password = Files.readString(home.resolve("keys/initial-administrator-password"))
                .strip();
        JsonNode token = new Server(address, null)
                .post(
                        "/session/token",
                        Map.of(
                                "name",
                                "admin",
                                "password",
                                password,
                                "tokenName",
                                "run-" + System.nanoTime(),
                                "expiresInDays",
                                1));
        return new Server(address, token.get("secret").asString());
    }
}
