package dev.tradekeep.store.sqlite.write;

import java.time.Duration;

/**
 * How a {@link Writer} queues and groups.
 *
 * @param queueTasksMax how many tasks may wait in each of the two lanes, ledger and market data, so
 *     that a flood of the one never fills the queue of the other
 * @param queuePatience how long a producer waits at a full lane before it is refused; zero refuses
 *     at once
 * @param batchTasksMax the most tasks of one commit
 * @param batchTimeMax a batch takes no further task once it has run for so long. A task is never
 *     cut, so one long task makes one long batch
 * @param lockPatience for how long another program may hold the write lock before a caller that
 *     waits for its task is refused
 */
public record WriterSettings(
        int queueTasksMax,
        Duration queuePatience,
        int batchTasksMax,
        Duration batchTimeMax,
        Duration lockPatience) {
    /** Some batches deep: more would only make every answer later. */
    public static final int QUEUE_TASKS_MAX = 4_096;

    /** Where one more task in a commit saves no more than a few percent of its price. */
    public static final int BATCH_TASKS_MAX = 512;

    /** As long as a statement waits for a lock. */
    public static final Duration QUEUE_PATIENCE = Duration.ofSeconds(30);

    /** Half of what an answer may take at full load. */
    public static final Duration BATCH_TIME_MAX = Duration.ofMillis(10);

    /** As long as a statement waits for a lock. */
    public static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    /** The settings of the engine. */
    public static final WriterSettings DEFAULT =
            new WriterSettings(
                    QUEUE_TASKS_MAX,
                    QUEUE_PATIENCE,
                    BATCH_TASKS_MAX,
                    BATCH_TIME_MAX,
                    LOCK_PATIENCE);

    public WriterSettings {
        requireAtLeastOne("queueTasksMax", queueTasksMax);
        requireAtLeastOne("batchTasksMax", batchTasksMax);
        requireNotNegative("queuePatience", queuePatience);
        requireNotNegative("batchTimeMax", batchTimeMax);
        requireNotNegative("lockPatience", lockPatience);
    }

    /** These settings with another bound of the queue. */
    public WriterSettings withQueue(int tasksMax, Duration patience) {
        return new WriterSettings(tasksMax, patience, batchTasksMax, batchTimeMax, lockPatience);
    }

    /** These settings with another bound of a batch. */
    public WriterSettings withBatch(int tasksMax, Duration timeMax) {
        return new WriterSettings(queueTasksMax, queuePatience, tasksMax, timeMax, lockPatience);
    }

    /** These settings with another patience for a lock. */
    public WriterSettings withLockPatience(Duration patience) {
        return new WriterSettings(
                queueTasksMax, queuePatience, batchTasksMax, batchTimeMax, patience);
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "Wanted a " + name + " of at least 1, found " + value);
        }
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "Wanted a " + name + " of zero or more, found " + value);
        }
    }
}
