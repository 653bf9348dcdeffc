package io.banyan.delivery.web;

import io.banyan.delivery.Archives;
import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads of directories. The body is read as it comes, never held in memory. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/archives")
class ArchivesController {
    private final Access access;
    private final Archives archives;

    ArchivesController(Access access, Archives archives) {
        this.access = access;
        this.archives = archives;
    }

    @PostMapping(consumes = {"application/gzip", "application/x-gzip"})
    @ResponseStatus(HttpStatus.CREATED)
    Archives.Archive upload(
            Caller caller, @PathVariable TribeName tribe, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return archives.keep(access.require(caller, tribe, Role.DEVELOPER, "archive.upload"), request.getInputStream());
    }
}
