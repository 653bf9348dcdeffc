package io.banyan.runtime.web;

import io.banyan.engine.Engine;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.TribeName;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.tenancy.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the instances of an application wrote, those that are gone included. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/environments/{environment}/applications/{application}/logs")
class LogsController {
    private static final int MOST_TAIL = 100_000;

    private final ApplicationPath path;
    private final Engine engine;
    private final JsonMapper json;

    LogsController(ApplicationPath path, Engine engine, JsonMapper json) {
        this.path = path;
        this.engine = engine;
        this.json = json;
    }

    /** A line; stream is out or error. */
    @Schema(name = "LogLine")
    record Line(
            String instance,
            String container,
            @Schema(implementation = LogLine.Stream.class) String stream,
            Instant at,
            String text) {
        static Line of(LogLine line) {
            return new Line(
                    line.instance().name(), line.container(), FaultNames.of(line.stream()), line.at(), line.text());
        }
    }

    /** Which lines are asked for. */
    record Asked(
            Optional<String> instance,
            Optional<String> container,
            Optional<Instant> since,
            Optional<Integer> tail,
            Optional<Boolean> follow) {
        LogQuery query(ApplicationRef ref) {
            if (tail.filter(lines -> lines < 0 || lines > MOST_TAIL).isPresent()) {
                throw new BanyanException(CommonError.INVALID, "tail", "0.." + MOST_TAIL);
            }
            return new LogQuery(
                    CompileApplication.workloadId(ref),
                    instance,
                    container,
                    since,
                    tail.map(OptionalInt::of).orElse(OptionalInt.empty()),
                    follow.orElse(false));
        }
    }

    @ApiResponse(
            responseCode = "200",
            description = "Lines: as events called line, or one JSON object per line",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = Line.class)))
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    EventFeed follow(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @RequestParam Optional<String> instance,
            @RequestParam Optional<String> container,
            @RequestParam Optional<Instant> since,
            @RequestParam Optional<Integer> tail,
            @RequestParam Optional<Boolean> follow) {
        LogQuery query =
                query(caller, tribe, environment, application, new Asked(instance, container, since, tail, follow));
        return sink -> new LogPipe(engine, query)
                .drain(line -> sink.send("line", Line.of(line)), missed -> sink.send("missed", missed), sink::isOpen);
    }

    /** One JSON object per line. Written by the request's own thread: it is virtual and may wait. */
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = Line.class)))
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void read(
            Caller caller,
            @PathVariable TribeName tribe,
            @PathVariable EnvironmentName environment,
            @PathVariable ApplicationName application,
            @RequestParam Optional<String> instance,
            @RequestParam Optional<String> container,
            @RequestParam Optional<Instant> since,
            @RequestParam Optional<Integer> tail,
            @RequestParam Optional<Boolean> follow,
            HttpServletResponse response)
            throws IOException {
        LogQuery query =
                query(caller, tribe, environment, application, new Asked(instance, container, since, tail, follow));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        new LogPipe(engine, query)
                .writeTo(
                        response.getOutputStream(),
                        line -> (json.writeValueAsString(Line.of(line)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private LogQuery query(
            Caller caller, TribeName tribe, EnvironmentName environment, ApplicationName application, Asked asked) {
        return asked.query(path.require(caller, tribe, environment, application, Role.VIEWER, "log.read")
                .ref());
    }
}
