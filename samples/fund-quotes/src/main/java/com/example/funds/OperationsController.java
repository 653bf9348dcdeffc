package com.example.funds;

import java.time.Duration;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the platform asks, and an answer that takes its time. */
@RestController
class OperationsController {
    private static final long LONGEST = Duration.ofSeconds(30).toMillis();

    @GetMapping("/health/ready")
    Map<String, String> ready() {
        return Map.of("status", "ready");
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    @GetMapping("/slow")
    Map<String, Long> slow(@RequestParam(defaultValue = "1000") long ms) throws InterruptedException {
        long waited = Math.clamp(ms, 0, LONGEST);
        Thread.sleep(waited);
        return Map.of("waitedMs", waited);
    }
}
