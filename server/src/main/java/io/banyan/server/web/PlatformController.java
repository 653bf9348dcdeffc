package io.banyan.server.web;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the control plane lives and can work, and which version it is. Open to everybody. */
@RestController
@RequestMapping("/api/v1")
class PlatformController {
    private final JdbcClient jdbc;
    private final Version version;

    PlatformController(JdbcClient jdbc, ObjectProvider<BuildProperties> build) {
        this.jdbc = jdbc;
        this.version = new Version(Optional.ofNullable(build.getIfAvailable())
                .map(BuildProperties::getVersion)
                .orElse("development"));
    }

    /** Whether something is up or down. */
    record Health(State state) {
        enum State {
            UP,
            DOWN
        }
    }

    record Version(String version) {}

    /** The process answers. */
    @GetMapping("/health/live")
    Health live() {
        return new Health(Health.State.UP);
    }

    /** The process and its database answer. */
    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return ResponseEntity.ok(new Health(Health.State.UP));
        } catch (org.springframework.dao.DataAccessException databaseAway) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health(Health.State.DOWN));
        }
    }

    @GetMapping("/version")
    Version version() {
        return version;
    }
}
