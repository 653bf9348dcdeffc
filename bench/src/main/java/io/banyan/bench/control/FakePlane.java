package io.banyan.bench.control;

import io.banyan.server.BanyanServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The server as it is, but for its engine. */
public final class FakePlane {
    private FakePlane() {}

    public static void main(String[] arguments) {
        // The engine comes first: the server brings its own only where there is none.
        SpringApplication plane = new SpringApplication(FakeEngineConfiguration.class, BanyanServer.class);
        plane.setBeanNameGenerator(new FullyQualifiedAnnotationBeanNameGenerator());
        plane.run(arguments);
    }
}
