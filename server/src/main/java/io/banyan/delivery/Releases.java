package io.banyan.delivery;

import io.banyan.delivery.store.ReleaseStore;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.tenancy.TribeScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The releases of all applications. They are never changed, so what is returned may be kept. */
@Service
public class Releases {
    private final ReleaseStore store;

    Releases(ReleaseStore store) {
        this.store = store;
    }

    /** For the platform: a release by its id, of whatever tribe. */
    public Optional<Release> find(UUID id) {
        return store.find(id);
    }

    /**
     * A release of the caller's tribe.
     *
     * @throws BanyanException NOT_FOUND, also when it is another tribe's
     */
    public Release require(TribeScope scope, UUID id) {
        return store.find(id)
                .filter(release -> release.tribe().equals(scope.tribe()))
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "release", id));
    }

    /**
     * Newest first.
     *
     * @param before only releases with a smaller number; empty to begin
     */
    public List<Release> ofApplication(
            TribeScope scope, ApplicationName application, Optional<Integer> before, int limit) {
        return store.ofApplication(scope, application, before, limit);
    }

    /**
     * The release whose rollout last succeeded in an environment.
     *
     * @param except a release that does not count, for example the current one
     */
    public Optional<Release> lastSucceeded(ApplicationRef ref, Optional<UUID> except) {
        return store.lastSucceeded(ref, except);
    }
}
