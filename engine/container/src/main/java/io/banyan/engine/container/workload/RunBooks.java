package io.banyan.engine.container.workload;

import io.banyan.engine.container.run.RunBook;
import io.banyan.engine.container.state.Fingerprints;
import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import java.nio.file.Path;

/** Run books on disk. */
final class RunBooks {
    private final StateFiles files;
    private final Fingerprints fingerprints;

    RunBooks(StateFiles files, Fingerprints fingerprints) {
        this.files = files;
        this.fingerprints = fingerprints;
    }

    RunBook read(WorkloadId workload) {
        return files.read(file(workload), RunBook.class).orElse(RunBook.EMPTY);
    }

    void write(WorkloadId workload, RunBook book) {
        files.write(file(workload), book);
    }

    void remove(WorkloadId workload) {
        files.delete(file(workload));
    }

    /** One run per release: the same release has the same name. */
    String jobRunName(Workload.Job job) {
        return "release-" + fingerprints.of(job.release()).substring(0, 10);
    }

    private Path file(WorkloadId workload) {
        return files.path(
                "runs",
                workload.environment().tribe(),
                workload.environment().environment(),
                workload.name() + ".json");
    }
}
