package io.banyan.engine.container;

import java.net.URI;
import java.util.Objects;

/** The container service that tests use. They know the base images there by the tag {@code dev}. */
public final class TestPodman {
    /** The one that {@code BANYAN_TEST_PODMAN} names, else the one that {@code bin/setup} starts. */
    public static final URI API = URI.create(
            Objects.requireNonNullElse(System.getenv("BANYAN_TEST_PODMAN"), "unix:///var/lib/banyan/run/podman.sock"));

    private TestPodman() {}
}
