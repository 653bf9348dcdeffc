package io.banyan.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The control plane. Beans are named by package and class: two rooms may use the same word. */
@SpringBootApplication(scanBasePackages = "io.banyan", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("io.banyan")
@Modulithic(systemName = "Banyan", sharedModules = "kernel", additionalPackages = "io.banyan")
public class BanyanServer {
    public static void main(String[] arguments) {
        SpringApplication.run(BanyanServer.class, arguments);
    }
}
