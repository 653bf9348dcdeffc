package io.banyan.runtime.wiring;

import io.banyan.runtime.observed.DatabaseTime;
import io.banyan.runtime.observed.Timepiece;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time, as this room measures it. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {

    @Bean
    @ConditionalOnMissingBean(Timepiece.class)
    Timepiece timepiece(JdbcClient database) {
        return new DatabaseTime(database);
    }
}
