package io.banyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.delivery.DeliverySettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class OptionalPathFromTextTest {
    @Test
    void anOptionalPathCanBeSet() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("banyan.build.site.maven-settings=/etc/maven/settings.xml")
                .run(context -> assertThat(
                                context.getBean(DeliverySettings.class).site().mavenSettings())
                        .contains(Path.of("/etc/maven/settings.xml")));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DeliverySettings.class)
    @Import(OptionalPathFromText.class)
    static class Settings {}
}
