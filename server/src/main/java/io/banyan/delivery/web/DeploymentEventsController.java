package io.banyan.delivery.web;

import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployments;
import io.banyan.delivery.RolloutView;
import io.banyan.delivery.store.EventStore;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployment tells while it goes on, and its build's log afterwards. No {@code @RestController}: what those return is
 * taken for a body before anybody sees that it is a feed.
 */
@Controller
@RequestMapping("/api/v1/tribes/{tribe}/deployments/{id}")
class DeploymentEventsController {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNKS = 200;

    private final Access access;
    private final Deployments deployments;
    private final EventStore events;
    private final ObjectProvider<RolloutView> rollouts;

    DeploymentEventsController(
            Access access, Deployments deployments, EventStore events, ObjectProvider<RolloutView> rollouts) {
        this.access = access;
        this.deployments = deployments;
        this.events = events;
        this.rollouts = rollouts;
    }

    /** Resumes behind {@code Last-Event-ID}; ends behind the verdict. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    EventFeed follow(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        Deployment deployment =
                deployments.require(access.require(caller, tribe, Role.VIEWER, "deployment.follow"), id);
        return new DeploymentFeed(
                deployment,
                events,
                rollouts.stream().findFirst(),
                DeploymentFeed.Position.of(Optional.ofNullable(last)));
    }

    @GetMapping(path = "/build-log", produces = MediaType.TEXT_PLAIN_VALUE)
    void log(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        deployments.require(access.require(caller, tribe, Role.VIEWER, "deployment.read"), id);
        response.setContentType("text/plain;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Writer out = response.getWriter();
        long position = 0;
        List<EventStore.Event> chunk = events.after(id, position, CHUNKS);
        while (!chunk.isEmpty()) {
            for (EventStore.Event event : chunk) {
                position = event.sequence();
                if (event.kind() == EventStore.Kind.LOG) {
                    for (String line : JSON.readValue(event.content(), new TypeReference<List<String>>() {})) {
                        out.append(line).append('\n');
                    }
                }
            }
            chunk = events.after(id, position, CHUNKS);
        }
        out.flush();
    }
}
