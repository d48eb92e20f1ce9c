package dev.tradekeep.app.jobs;

/** What became of a job. */
public enum JobState {
    RUNNING,
    DONE,
    FAILED
}
