package io.banyan.server;

import io.banyan.kernel.SecretBox;
import io.banyan.kernel.StateDirectory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The state directory of this process, its master key and its clock. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    StateDirectory stateDirectory(BanyanSettings settings) {
        StateDirectory.makePrivate(settings.home());
        return new StateDirectory(settings.home());
    }

    /** Held for the life of the process: two control planes on one directory would undo each other's work. */
    @Bean
    StateLock stateLock(StateDirectory directory) {
        return StateLock.acquire(directory);
    }

    @Bean
    SecretBox secretBox(StateDirectory directory) {
        return SecretBox.withKeyFile(directory.keys().resolve("master-key"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
