package io.banyan.kernel;

import java.util.List;

/** Background work that keeps failing: by a fault of our own, or of something the platform stands on. */
public interface FailingTasks {

    /** What failed the last three times or more, the most stubborn first; twenty at the most. */
    List<FailingTask> all();

    /**
     * One of them.
     *
     * @param subject what the task is about, for example an application
     * @param failures how often in a row
     */
    record FailingTask(String task, String subject, int failures) {}
}
