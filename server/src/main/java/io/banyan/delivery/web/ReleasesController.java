package io.banyan.delivery.web;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.Source;
import io.banyan.delivery.Release;
import io.banyan.delivery.Releases;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.Caller;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was released. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}")
class ReleasesController {
    private final Access access;
    private final Releases releases;
    private final Intents intents;

    ReleasesController(Access access, Releases releases, Intents intents) {
        this.access = access;
        this.releases = releases;
        this.intents = intents;
    }

    record ReleaseBody(
            UUID id,
            int number,
            ApplicationName application,
            Map<String, String> images,
            String score,
            Optional<String> commit,
            Source source,
            PersonName createdBy,
            Instant createdAt,
            List<EnvironmentName> deployedTo) {}

    @GetMapping("/applications/{application}/releases")
    Page<ReleaseBody> list(
            Caller caller, @PathVariable TribeName tribe, @PathVariable ApplicationName application, PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "release.list");
        List<Intent> wanted = intents.ofApplication(scope, application);
        return Page.of(
                        releases.ofApplication(scope, application, Cursor.number(page), page.fetchSize()),
                        page,
                        release -> Integer.toString(release.number()))
                .map(release -> body(release, wanted));
    }

    @GetMapping("/releases/{id}")
    ReleaseBody get(Caller caller, @PathVariable TribeName tribe, @PathVariable UUID id) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "release.read");
        Release release = releases.require(scope, id);
        return body(release, intents.ofApplication(scope, release.application()));
    }

    private static ReleaseBody body(Release release, List<Intent> wanted) {
        return new ReleaseBody(
                release.id(),
                release.number(),
                release.application(),
                release.images(),
                release.score(),
                release.commit(),
                release.source(),
                release.createdBy(),
                release.createdAt(),
                wanted.stream()
                        .filter(intent -> intent.release().equals(Optional.of(release.id())))
                        .map(intent -> intent.ref().environment())
                        .toList());
    }
}
