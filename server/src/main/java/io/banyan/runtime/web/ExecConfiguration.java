package io.banyan.runtime.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where commands are run from. Only pages of the same origin may open it: Spring's default, which is kept. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class ExecConfiguration implements WebSocketConfigurer {
    static final String PATH =
            "/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}/instances/{instance}/exec";

    private final ExecHandler handler;
    private final ExecAdmission admission;

    ExecConfiguration(ExecHandler handler, ExecAdmission admission) {
        this.handler = handler;
        this.admission = admission;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, PATH).addInterceptors(admission);
    }
}
