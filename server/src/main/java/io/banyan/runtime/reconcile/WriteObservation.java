package io.banyan.runtime.reconcile;

import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.events.Happening;
import io.banyan.runtime.events.NoticeChanges;
import io.banyan.runtime.observed.ObservedApplication;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.ObservedChannel;
import io.banyan.runtime.observed.Snapshot;
import io.banyan.runtime.observed.Timepiece;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what was seen, and what happened since the last time, in one transaction. Says nothing twice. */
@Component
class WriteObservation {
    private final ObservedApplications observed;
    private final Events events;
    private final JdbcClient database;
    private final Timepiece time;

    WriteObservation(ObservedApplications observed, Events events, JdbcClient database, Timepiece time) {
        this.observed = observed;
        this.events = events;
        this.database = database;
        this.time = time;
    }

    @Transactional
    public void write(ApplicationRef ref, Snapshot seen) {
        ObservedApplication before = observed.find(ref).orElseGet(() -> ObservedApplication.unknown(ref));
        if (before.observedAt().isPresent() && before.snapshot().fingerprint() == seen.fingerprint()) {
            return;
        }
        Instant now = time.now();
        List<Happening> happenings = NoticeChanges.between(before.snapshot(), seen);
        observed.save(ref, seen, now);
        events.record(ref, happenings, now);
        tell(ref);
    }

    @Transactional
    public void forget(ApplicationRef ref) {
        observed.forget(ref);
        tell(ref);
    }

    private void tell(ApplicationRef ref) {
        database.sql("select pg_notify(:channel, :subject)")
                .param("channel", ObservedChannel.NAME)
                .param("subject", ref.toString())
                .query(row -> {});
    }
}
