package dev.tradekeep.bench.figures.driver;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that commits small transactions at a pace until it is ended. A transaction that falls
 * behind is made up for, so that every subject is asked the same.
 */
final class Writing {
    /** Rows that a transaction changes. */
    static final int ROWS = 20;

    private static final long PERIOD_NANOS = 5_000_000;

    private final Thread thread;
    private volatile boolean stopped;

    /** Commits one transaction. */
    @FunctionalInterface
    interface Commit {
        /**
         * Commits one.
         *
         * @param first the first of {@link #ROWS} numbers of orders to change
         */
        void run(long first) throws Exception;
    }

    private Writing(Commit commit) {
        thread = Thread.ofPlatform().name("figures-writer").unstarted(() -> run(commit));
    }

    static Writing start(Commit commit) {
        Writing writing = new Writing(commit);
        writing.thread.start();
        return writing;
    }

    private void run(Commit commit) {
        long due = System.nanoTime();
        for (long first = 1; !stopped; first += ROWS) {
            try {
                commit.run(first);
            } catch (Exception e) {
                throw new IllegalStateException("The writer failed", e);
            }
            due += PERIOD_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** Ends it after the transaction in hand. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
