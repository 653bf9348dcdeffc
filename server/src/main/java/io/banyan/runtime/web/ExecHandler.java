package io.banyan.runtime.web;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.session.ExecSession;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.web.ExecAdmission.Admitted;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Carries an admitted command's streams: binary frames whose first byte says which stream, see {@link ExecChannel}. */
@Component
class ExecHandler extends BinaryWebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ExecHandler.class);

    private final Engine engine;
    private final ExecSessions sessions;
    private final ExecSettings settings;
    private final JsonMapper json;
    private final Timepiece time;
    private final Map<String, ExecBridge> bridges = new ConcurrentHashMap<>();

    ExecHandler(Engine engine, ExecSessions sessions, ExecSettings settings, JsonMapper json, Timepiece time) {
        this.engine = engine;
        this.sessions = sessions;
        this.settings = settings;
        this.json = json;
        this.time = time;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
        Admitted admitted =
                (Admitted) Objects.requireNonNull(socket.getAttributes().get(ExecAdmission.ATTRIBUTE));
        if (!sessions.enter(admitted.caller().person())) {
            socket.close(CloseStatus.POLICY_VIOLATION.withReason("too many sessions"));
            return;
        }
        try {
            ExecSession command = engine.exec(admitted.instance(), admitted.request());
            ExecBridge bridge = new ExecBridge(
                    socket,
                    command,
                    json,
                    time,
                    settings,
                    () -> sessions.leave(admitted.caller().person()));
            bridges.put(socket.getId(), bridge);
            bridge.start();
        } catch (EngineException cause) {
            sessions.leave(admitted.caller().person());
            LOG.info("A command in {} was not started: {}", admitted.instance(), cause.getMessage());
            socket.close(
                    CloseStatus.SERVER_ERROR.withReason(shortened(cause.fault().message())));
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) throws IOException {
        ExecBridge bridge = bridges.get(socket.getId());
        if (bridge != null) {
            bridge.received(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        ExecBridge bridge = bridges.remove(socket.getId());
        if (bridge != null) {
            bridge.end();
        }
    }

    /** A close frame has room for 123 bytes (RFC 6455, 5.5). */
    private static String shortened(String reason) {
        return reason.length() <= 40 ? reason : reason.substring(0, 40);
    }
}
