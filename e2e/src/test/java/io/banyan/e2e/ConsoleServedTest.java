package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fresh installation, into which nobody put any file by hand, shows the console. */
@Tag("containers")
class ConsoleServedTest {
    private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\"[^>]* src=\"([^\"]+)\"");

    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    @BeforeEach
    void needsTheConsole() {
        assumeThat(Files.exists(Path.of("../console/dist/index.html")))
                .as("skipped: the console is not built; run bin/console-build")
                .isTrue();
    }

    @Test
    void everyAddressOfTheConsoleAnswersWithItsPageAndItsProgramIsThere() throws Exception {
        for (String address : new String[] {"/", "/tribes", "/tribes/wealth/environments/dev"}) {
            HttpResponse<String> page = get(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            Matcher script = SCRIPT.matcher(page.body());
            assertThat(script.find()).as(page.body()).isTrue();
            HttpResponse<String> program = get(script.group(1));
            assertThat(program.statusCode()).isEqualTo(200);
            assertThat(program.headers().firstValue("content-type").orElse("")).contains("javascript");
        }
    }

    @Test
    void anUnknownAddressOfTheApiIsNoPage() throws Exception {
        HttpResponse<String> answer = get("/api/v1/no-such-thing");
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("content-type").orElse("")).contains("problem+json");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(INSTALLATION.controlPlane().address() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
