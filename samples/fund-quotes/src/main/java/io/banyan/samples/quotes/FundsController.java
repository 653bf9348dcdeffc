package io.banyan.samples.quotes;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Funds over HTTP. */
@RestController
class FundsController {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Funds funds;
    private final String edition;
    private final String instance;

    FundsController(Funds funds, @Value("${EDITION:none}") String edition, @Value("${HOSTNAME:unknown}") String instance) {
        this.funds = funds;
        this.edition = edition;
        this.instance = instance;
    }

    /** A fund with its latest value. */
    record Quote(Fund fund, NetAssetValue latest) {}

    @GetMapping("/")
    Map<String, Object> home() {
        return Map.of("service", "fund-quotes", "edition", edition, "instance", instance, "funds", funds.all().size());
    }

    @GetMapping("/funds")
    List<Quote> all() {
        return funds.all().stream()
                .map(fund -> new Quote(fund, funds.latest(fund.code())))
                .toList();
    }

    @GetMapping("/funds/{code}")
    Quote one(@PathVariable String code) {
        Fund fund = known(code);
        return new Quote(fund, funds.latest(fund.code()));
    }

    @GetMapping("/funds/{code}/nav")
    List<NetAssetValue> values(
            @PathVariable String code,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to) {
        return funds.values(
                known(code).code(), from == null ? LocalDate.MIN : from, to == null ? LocalDate.MAX : to);
    }

    /** Takes its time, as a report over a slow database would. */
    @GetMapping("/slow")
    Map<String, Object> slow(@RequestParam(defaultValue = "2000") long ms) throws InterruptedException {
        Thread.sleep(Math.clamp(ms, 0, LONGEST.toMillis()));
        return Map.of("slept", ms, "instance", instance);
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "up");
    }

    @GetMapping("/health/ready")
    Map<String, String> ready() {
        return Map.of("status", funds.all().isEmpty() ? "empty" : "ready");
    }

    private Fund known(String code) {
        return funds.find(code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no fund " + code));
    }
}
