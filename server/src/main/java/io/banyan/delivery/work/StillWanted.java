package io.banyan.delivery.work;

import io.banyan.delivery.Deployment;
import io.banyan.delivery.store.DeploymentStore;
import java.time.Duration;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/**
 * Looks whether a deployment that is being prepared got its verdict meanwhile (a newer one came, somebody gave it up, on
 * whatever replica) and then interrupts the thread that prepares it.
 */
final class StillWanted implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final DeploymentStore deployments;
    private final UUID id;
    private final Thread worker = Thread.currentThread();
    private final Thread watcher;
    private boolean closed;
    private boolean lost;

    StillWanted(DeploymentStore deployments, UUID id) {
        this.deployments = deployments;
        this.id = id;
        this.watcher = Thread.ofVirtual().name("still-wanted-" + id).start(this::watch);
    }

    /** Whether the verdict came and the worker was interrupted for it. */
    synchronized boolean lost() {
        return lost;
    }

    @Override
    public synchronized void close() {
        closed = true;
        watcher.interrupt();
        if (lost) {
            Thread.interrupted();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                if (finished()) {
                    interrupt();
                    return;
                }
            }
        } catch (InterruptedException over) {
            // The work is done.
        }
    }

    private boolean finished() {
        try {
            return deployments
                    .find(id)
                    .filter(found -> found.phase() != Deployment.Phase.FINISHED)
                    .isEmpty();
        } catch (DataAccessException away) {
            return false;
        }
    }

    private synchronized void interrupt() {
        if (!closed) {
            lost = true;
            worker.interrupt();
        }
    }
}
