package io.banyan.delivery.web;

import io.banyan.delivery.Deployments;
import io.banyan.delivery.RolloutProgress;
import io.banyan.delivery.RolloutView;
import io.banyan.delivery.VerdictBody;
import io.banyan.delivery.store.EventStore;
import io.banyan.delivery.work.EndDeployment;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a deployment tells while it goes on, and its build's log afterwards. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/deployments/{id}")
class DeploymentEventsController {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNKS = 200;

    private final Access access;
    private final Deployments deployments;
    private final EventStore events;
    private final RolloutView rollouts;

    DeploymentEventsController(Access access, Deployments deployments, EventStore events, RolloutView rollouts) {
        this.access = access;
        this.deployments = deployments;
        this.events = events;
        this.rollouts = rollouts;
    }

    /** Resumes behind {@code Last-Event-ID}; ends behind the verdict. */
    @Operation(summary = "Follows a deployment: its stages, its build's log, its rollout, and at the end its verdict")
    @ApiResponse(
            responseCode = "200",
            description = "Events stage, log, rollout and verdict; each one's data is the schema in that place",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                EndDeployment.StageEvent.class,
                                                DeploymentFeed.LogEvent.class,
                                                RolloutProgress.class,
                                                VerdictBody.class
                                            })))
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    EventFeed follow(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "deployment.follow");
        return new DeploymentFeed(
                () -> deployments.require(scope, id),
                events,
                rollouts,
                DeploymentFeed.Position.of(Optional.ofNullable(last)));
    }

    @Operation(summary = "What the build wrote, as far as it has come")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
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
