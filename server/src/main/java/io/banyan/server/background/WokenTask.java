package io.banyan.server.background;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.banyan.kernel.BackgroundTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a {@link BackgroundTask} and decides when its subject is due again. */
final class WokenTask {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final BackgroundTask task;
    private final WakeUps wakeUps;
    private final TransactionTemplate transactions;
    private final Clock clock;

    private WokenTask(BackgroundTask task, WakeUps wakeUps, TransactionTemplate transactions, Clock clock) {
        this.task = task;
        this.wakeUps = wakeUps;
        this.transactions = transactions;
        this.clock = clock;
    }

    static Task<Void> of(BackgroundTask task, WakeUps wakeUps, TransactionTemplate transactions, Clock clock) {
        WokenTask woken = new WokenTask(task, wakeUps, transactions, clock);
        return Tasks.custom(task.name(), Void.class)
                .onFailure(woken::failed)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Optional<Duration> pause = woken.run(instance.getId());
                    return (complete, operations) -> woken.finish(complete, operations, pause);
                });
    }

    private Optional<Duration> run(String subject) {
        wakeUps.clear(task.name(), subject);
        try {
            return task.run(subject);
        } catch (Exception cause) {
            throw new RunFailed(cause);
        }
    }

    private void finish(ExecutionComplete complete, ExecutionOperations<Void> operations, Optional<Duration> pause) {
        String subject = complete.getExecution().getId();
        transactions.executeWithoutResult(status -> {
            Optional<Instant> next = Stream.concat(
                            wakeUps.lockDue(task.name(), subject).stream(), pause.map(clock.now()::plus).stream())
                    .min(Instant::compareTo);
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else {
                wakeUps.forget(task.name(), subject);
                operations.remove();
            }
        });
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = pauseAfter(failures);
        transactions.executeWithoutResult(status -> {
            wakeUps.lockDue(task.name(), complete.getExecution().getId());
            operations.reschedule(complete, clock.now().plus(pause));
        });
    }

    static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Carries the checked exception of a run through the library. */
    static final class RunFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunFailed(Exception cause) {
            super(cause);
        }
    }
}
