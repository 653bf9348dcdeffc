package io.banyan.runtime.doctor;

import java.util.List;
import org.springframework.stereotype.Component;

/** Does all checks. */
@Component
public class Doctor {
    private final List<Check> checks;

    Doctor(List<Check> checks) {
        this.checks = checks;
    }

    public List<Finding> examine() {
        return checks.stream().map(Check::look).toList();
    }
}
