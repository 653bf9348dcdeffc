package io.banyan.runtime.web;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.spec.InstanceId;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.TribeName;
import io.banyan.runtime.RuntimeError;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.web.ApplicationPath.Found;
import io.banyan.tenancy.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriTemplate;
import org.springframework.web.util.UriUtils;

/**
 * Decides before the handshake whether a command may run. Who, where and which command is in the audit before anything is
 * started; when it cannot be written nothing is started. Denied attempts are in the audit, too.
 */
@Component
class ExecAdmission implements HandshakeInterceptor {
    static final String ATTRIBUTE = "banyan.exec";
    private static final UriTemplate PATH = new UriTemplate(ExecConfiguration.PATH);
    private static final int MOST_CELLS = 1_000;

    private final ApplicationPath path;
    private final ReadInstances instances;
    private final ExecSessions sessions;
    private final AuditLog audit;

    ExecAdmission(ApplicationPath path, ReadInstances instances, ExecSessions sessions, AuditLog audit) {
        this.path = path;
        this.instances = instances;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** What was admitted. */
    record Admitted(Caller caller, InstanceId instance, ExecRequest request) {}

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        try {
            attributes.put(ATTRIBUTE, admit(caller(), request.getURI()));
            return true;
        } catch (BanyanException refused) {
            response.setStatusCode(HttpStatusCode.valueOf(refused.code().status()));
            response.getHeaders().set("X-Banyan-Error", refused.code().code());
            return false;
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}

    private Admitted admit(Caller caller, URI uri) {
        Map<String, String> parts = PATH.match(uri.getPath());
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(uri).build().getQueryParams();
        TribeName tribe = new TribeName(parts.getOrDefault("tribe", ""));
        String instance = parts.getOrDefault("instance", "");
        Found found = path.require(
                caller,
                tribe,
                new EnvironmentName(parts.getOrDefault("environment", "")),
                new ApplicationName(parts.getOrDefault("application", "")),
                Role.DEVELOPER,
                "instance.exec");
        ExecRequest request = request(query);
        AuditEntry entry = AuditEntry.done(caller, "instance.exec", tribe, found.ref() + "/" + instance)
                .with(Map.of(
                        "command", String.join(" ", request.command()),
                        "terminal", Boolean.toString(request.terminal())));
        boolean runs =
                instances.of(found.ref()).stream().anyMatch(seen -> seen.name().equals(instance) && !seen.exited());
        if (!runs) {
            audit.recordApart(failed(entry, "no such instance"));
            throw new BanyanException(CommonError.NOT_FOUND, "instance", instance);
        }
        if (!sessions.room(caller.person())) {
            audit.recordApart(failed(entry, "too many sessions"));
            throw new BanyanException(RuntimeError.TOO_MANY_SESSIONS, sessions.most());
        }
        audit.recordApart(entry);
        return new Admitted(caller, new InstanceId(CompileApplication.workloadId(found.ref()), instance), request);
    }

    private static ExecRequest request(MultiValueMap<String, String> query) {
        List<String> command = Optional.ofNullable(query.get("command")).orElse(List.of()).stream()
                .map(ExecAdmission::text)
                .toList();
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new BanyanException(CommonError.INVALID, "command", "empty");
        }
        return new ExecRequest(
                Optional.ofNullable(query.getFirst("container")).map(ExecAdmission::text),
                command,
                Boolean.parseBoolean(query.getFirst("terminal")),
                cells("columns", query, 80),
                cells("rows", query, 24));
    }

    private static String text(@Nullable String encoded) {
        return encoded == null ? "" : UriUtils.decode(encoded.replace('+', ' '), StandardCharsets.UTF_8);
    }

    private static int cells(String name, MultiValueMap<String, String> query, int silent) {
        String text = query.getFirst(name);
        if (text == null) {
            return silent;
        }
        try {
            int cells = Integer.parseInt(text);
            if (cells >= 1 && cells <= MOST_CELLS) {
                return cells;
            }
        } catch (NumberFormatException notANumber) {
            throw new BanyanException(notANumber, CommonError.INVALID, name, text);
        }
        throw new BanyanException(CommonError.INVALID, name, text);
    }

    private static AuditEntry failed(AuditEntry entry, String why) {
        return new AuditEntry(
                        entry.caller(),
                        entry.action(),
                        entry.tribe(),
                        entry.subject(),
                        AuditEntry.Outcome.FAILED,
                        entry.detail())
                .with(Map.of("reason", why));
    }

    private static Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new BanyanException(CommonError.FORBIDDEN, "sign-in");
    }
}
