package io.banyan.metering.web;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import io.banyan.metering.UsageSample;
import io.banyan.metering.store.UsageTable;
import io.banyan.metering.store.UsageTable.Position;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Raw usage samples of a tribe. */
@RestController
@RequestMapping("/api/v1/tribes/{tribe}/usage")
class UsageController {
    private static final Duration BY_DEFAULT = Duration.ofHours(1);

    private final Access access;
    private final UsageTable table;
    private final Clock clock;

    UsageController(Access access, UsageTable table, Clock clock) {
        this.access = access;
        this.table = table;
        this.clock = clock;
    }

    @GetMapping
    Page<UsageView> usage(
            Caller caller,
            @PathVariable TribeName tribe,
            @RequestParam Optional<EnvironmentName> environment,
            @RequestParam Optional<ApplicationName> application,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            PageRequest page) {
        TribeScope scope = access.require(caller, tribe, Role.VIEWER, "usage.read");
        Instant end = to.orElseGet(clock::instant);
        Instant start = from.orElse(end.minus(BY_DEFAULT));
        if (start.isAfter(end)) {
            throw new BanyanException(CommonError.INVALID, "from", "later than to");
        }
        List<UsageSample> samples = table.between(
                scope,
                environment,
                application,
                start,
                end,
                page.after().map(UsageController::position),
                page.fetchSize());
        return Page.of(samples, page, sample -> Position.of(sample).toString()).map(UsageView::of);
    }

    private static Position position(String text) {
        try {
            return Position.parse(text);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw new BanyanException(notOurs, CommonError.INVALID, "cursor", text);
        }
    }
}
