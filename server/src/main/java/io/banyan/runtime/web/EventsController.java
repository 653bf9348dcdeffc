package io.banyan.runtime.web;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.runtime.events.ApplicationEvent;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.tenancy.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to an application: a list, and a stream that goes on. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}")
class EventsController {
    private final ApplicationPath path;
    private final Events events;
    private final FollowApplication follow;

    EventsController(ApplicationPath path, Events events, FollowApplication follow) {
        this.path = path;
        this.events = events;
        this.follow = follow;
    }

    /** Newest first. */
    @GetMapping("/events")
    Page<ApplicationEvent> list(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            PageRequest page) {
        ApplicationRef ref = path.require(caller, tribe, environment, application, Role.VIEWER, "event.read")
                .ref();
        List<ApplicationEvent> found = events.newest(ref, page.after().map(EventsController::number), page.fetchSize());
        return Page.of(found, page, event -> Long.toString(event.id()));
    }

    /** Status and instances now and whenever they change, and events from the one after Last-Event-ID. */
    @ApiResponse(
            responseCode = "200",
            description = "Events status, instances and event; each one's data is the schema in that place",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                Deployed.StatusView.class,
                                                InstanceView[].class,
                                                ApplicationEvent.class
                                            })))
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    EventFeed stream(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @RequestHeader("Last-Event-ID") Optional<String> last) {
        ApplicationRef ref = path.require(caller, tribe, environment, application, Role.VIEWER, "event.read")
                .ref();
        return follow.from(ref, last.map(EventsController::number));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw new BanyanException(notOurs, CommonError.INVALID, "cursor", text);
        }
    }
}
