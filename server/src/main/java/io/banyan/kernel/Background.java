package io.banyan.kernel;

/**
 * Durable work behind requests. A wake-up names a task and what it is about, carries nothing else, and is kept in the
 * database: it joins the running transaction, survives a crash, is heard by every replica, and is carried out by one of
 * them at a time per (task, subject). A wake-up while the subject is being worked on leads to one more run afterwards;
 * several wake-ups may be answered by one run.
 */
public interface Background {

    /** Wakes the task for the subject as soon as the transaction commits. */
    void wake(String task, String subject);
}
