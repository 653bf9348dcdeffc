package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import org.junit.jupiter.api.Test;

/** On a console of two files among the tests' resources. */
class ConsoleFilesTest extends ApiTest {
    @Test
    void theStartPageAnswersForEveryPageOfTheConsole() {
        for (String path : new String[] {"//", "//index.html", "//tribes/wealth/applications"}) {
            Api.Answer page = world.stranger().get(path).expect(200);
            assertThat(page.body()).contains("<title>Banyan</title>");
            assertThat(page.header("Cache-Control")).contains("no-cache");
        }
    }

    @Test
    void filesWithAHashInTheirNameAreKeptByBrowsers() {
        Api.Answer file = world.stranger().get("//assets/main-1a2b.js").expect(200);
        assertThat(file.body()).isEqualTo("start()");
        assertThat(file.header("Cache-Control")).contains("immutable");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        world.stranger().get("//assets/other.js").expect(404);
        world.stranger().get("//favicon.png").expect(404);
        world.administrator().get("/no/such/endpoint").expectProblem(404, "endpoint-unknown");
    }

    @Test
    void nothingOutsideTheConsoleIsServed() {
        for (String path : new String[] {"//..%2fsecret.txt", "//assets/..%2f..%2fsecret.txt", "//%2e%2e/secret.txt"}) {
            assertThat(world.stranger().get(path).body()).doesNotContain("hidden");
        }
    }
}
