package io.banyan.runtime.reconcile;

import io.banyan.runtime.rollouts.Patience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How intent is made true.
 *
 * @param sweep pause between two looks at everything, for what no wake-up told
 * @param ask pause between two questions whether the engine answers
 * @param outage how long the engine may be silent before an open roll is given up
 * @param beyondDeadline how long after its deadline the engine may take to call a roll
 * @param eventsKept how long events are kept
 */
@ConfigurationProperties("banyan.runtime")
public record RuntimeSettings(
        @DefaultValue("60s") Duration sweep,
        @DefaultValue("2s") Duration ask,
        @DefaultValue("15m") Duration outage,
        @DefaultValue("30s") Duration beyondDeadline,
        @DefaultValue("90d") Duration eventsKept) {
    Patience patience() {
        return new Patience(outage, beyondDeadline);
    }
}
