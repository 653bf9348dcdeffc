package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.applications.Intent;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The control plane's own faults keep no roll without its verdict and are named by the doctor. */
class OwnFaultsTest extends RuntimeTest {
    @Autowired
    private JdbcClient database;

    @Test
    void aRollWhosePassesAllFailHasItsVerdictAndTheDoctorNamesThem() {
        Scenario application = application();
        application.running(application.release("one"));
        String name = application.ref().application().value();
        // Whatever is written down of this application is refused from now on.
        database.sql("alter table runtime.application add constraint own_fault check (application <> '" + name
                        + "') not valid")
                .update();
        try {
            Intent intent = application.roll(application.release("two"));

            Verdict verdict = application.verdict(intent);
            assertThat(verdict.result()).isEqualTo(Verdict.Result.FAILED);
            assertThat(verdict.type()).contains(FaultType.PLATFORM);
            assertThat(verdict.code()).contains("control-plane-failed");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(world.administrator()
                                    .get("/doctor")
                                    .expect(200)
                                    .json()
                                    .at("/checks"))
                            .anySatisfy(check -> {
                                assertThat(check.at("/name").asString()).isEqualTo("background");
                                assertThat(check.at("/state").asString()).isEqualTo("failed");
                                assertThat(check.at("/detail").asString()).contains(name);
                            }));
        } finally {
            database.sql("alter table runtime.application drop constraint own_fault")
                    .update();
        }
        application.running(application.release("three"));
    }

    @Test
    void anObservationThatCannotBeReadIsMadeAnew() {
        Scenario application = application();
        application.running(application.release("one"));
        database.sql("update runtime.application set snapshot = '{\"instances\": 7}' where application = :name")
                .param("name", application.ref().application().value())
                .update();
        assertThat(application.shown().isObject()).isTrue();

        application.running(application.release("two"));

        application.awaitReady(3);
    }
}
