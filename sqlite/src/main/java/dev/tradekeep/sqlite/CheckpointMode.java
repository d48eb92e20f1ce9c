package dev.tradekeep.sqlite;

/**
 * How far a checkpoint goes.
 *
 * @see <a href="https://www.sqlite.org/c3ref/wal_checkpoint_v2.html">Checkpoint a database</a>
 */
public enum CheckpointMode {
    /** Does nothing but look. */
    NOOP(-1),
    /** As much as goes without waiting. */
    PASSIVE(0),
    /** Waits for the writer and then copies everything that readers let it. */
    FULL(1),
    /**
     * As FULL, and waits until no reader needs the log: the next writer starts it from the
     * beginning.
     */
    RESTART(2),
    /** As RESTART, and cuts the log to no length. */
    TRUNCATE(3);

    private final int number;

    CheckpointMode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
