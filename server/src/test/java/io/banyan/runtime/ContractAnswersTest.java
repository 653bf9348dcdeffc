package io.banyan.runtime;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.Contract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractAnswersTest extends RuntimeTest {

    @Test
    void anApplicationThatRunsIsAnsweredAsTheContractSays() {
        Scenario application = application();
        application.running(application.release("one"));
        application.awaitReady(3);
        Api api = application.api();

        Contract.assertDescribes("Deployed", application.shown());
        api.get(application.path() + "/instances")
                .expect(200)
                .json()
                .forEach(instance -> Contract.assertDescribes("InstanceView", instance));
        Contract.assertDescribes(
                "PageApplicationEvent",
                api.get(application.path() + "/events").expect(200).json());
        Contract.assertDescribes(
                "PageReleaseBody",
                api.get("/tribes/" + application.ref().tribe() + "/applications/"
                                + application.ref().application() + "/releases")
                        .expect(200)
                        .json());
    }

    @Test
    void whoIsSignedInAndWhatIsThereIsAnsweredAsTheContractSays() {
        Api api = world.administrator();

        Contract.assertDescribes("MeBody", api.get("/session").expect(200).json());
        Contract.assertDescribes("PageTribeBody", api.get("/tribes").expect(200).json());
        Contract.assertDescribes("PageEntryBody", api.get("/audit").expect(200).json());
        Contract.assertDescribes("EngineView", api.get("/engine").expect(200).json());
    }

    @Test
    void aRefusalIsAnsweredAsTheContractSays() {
        Api api = world.administrator();

        Contract.assertDescribes(
                "Problem",
                api.get("/tribes/nobody-made-this")
                        .expectProblem(404, "not-found")
                        .json());
        Contract.assertDescribes(
                "Problem",
                api.post("/tribes", Map.of("name", "one", "displayName", ""))
                        .expectProblem(422, "fields-invalid")
                        .json());
        Contract.assertDescribes(
                "Problem", world.stranger().get("/tribes").expect(401).json());
    }
}
