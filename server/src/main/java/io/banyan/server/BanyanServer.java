package io.banyan.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The control plane. */
@SpringBootApplication(scanBasePackages = "io.banyan")
@ConfigurationPropertiesScan("io.banyan")
@Modulithic(systemName = "Banyan", sharedModules = "kernel", additionalPackages = "io.banyan")
public class BanyanServer {
    public static void main(String[] arguments) {
        SpringApplication.run(BanyanServer.class, arguments);
    }
}
