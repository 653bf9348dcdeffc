package io.banyan.engine.tck;

import io.banyan.engine.Engine;
import io.banyan.engine.FaultCode;
import io.banyan.engine.fake.FakeControls;
import io.banyan.engine.fake.FakeEngine;
import io.banyan.engine.fake.Program;
import io.banyan.engine.fake.SettableClock;
import io.banyan.engine.spec.InstanceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The fake engine under test, in its own time. */
class PlayedEngine implements EngineUnderTest, Outside {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T08:00:00Z"));
    private final FakeEngine first = FakeEngine.handCranked(clock, new PlayedTestApp());
    private final FakeControls controls = first.controls();
    private Engine engine = first;

    PlayedEngine() {
        controls.faults().failImage("localhost/banyan-tck/there-is-no-such-image:1", FaultCode.IMAGE_NOT_FOUND);
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public void restart() {
        engine.close();
        engine = controls.reopen();
    }

    @Override
    public String testAppImage() {
        return "testapp";
    }

    @Override
    public void kill(InstanceId instance) {
        controls.killInstance(instance);
        controls.crank();
    }

    @Override
    public String descriptionOf(InstanceId instance) {
        return controls.descriptionOf(instance);
    }

    @Override
    public Outside outside() {
        return this;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void passTime(Duration little) {
        controls.advance(little);
    }

    @Override
    public Reply get(String url) {
        URI uri = URI.create(url);
        Program.Answer answer = controls.askFromOutside(uri.getHost(), uri.getPath());
        return new Reply(answer.status(), answer.body(), "HTTP/1.1");
    }

    @Override
    public Reply getTrusting(String url, String certificate) {
        throw new UnsupportedOperationException("the fake has no TLS");
    }

    @Override
    public String webSocket(String url, String text) {
        throw new UnsupportedOperationException("the fake has no WebSocket");
    }

    @Override
    public List<String> grpc(String url, String text) {
        throw new UnsupportedOperationException("the fake has no gRPC");
    }

    @Override
    public void close() {
        engine.close();
    }
}
