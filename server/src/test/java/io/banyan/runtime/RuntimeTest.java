package io.banyan.runtime;

import io.banyan.applications.Intents;
import io.banyan.delivery.store.ReleaseStore;
import io.banyan.engine.fake.FakeEngine;
import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.TribeScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Base of tests in which intents are made true by the whole control plane on a fake engine. */
abstract class RuntimeTest extends ApiTest {
    @Autowired
    private Intents intents;

    @Autowired
    private ReleaseStore releases;

    @Autowired
    private Rollouts rollouts;

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    protected FakeEngine engine;

    private TribeScope tribe;

    @BeforeEach
    void makeTribe() {
        tribe = world.tribe("rolls");
        world.environment(tribe, "dev");
    }

    @AfterEach
    void mendEngine() {
        engine.controls().faults().clear();
    }

    protected TribeScope tribe() {
        return tribe;
    }

    /** An application of its own for the test. */
    protected Scenario application() {
        ApplicationRef ref = ApplicationRef.of(tribe.tribe().value(), "dev", World.unique("quotes"));
        return new Scenario(
                tribe, ref, intents, releases, rollouts, events, transactions, engine, world.administrator());
    }
}
