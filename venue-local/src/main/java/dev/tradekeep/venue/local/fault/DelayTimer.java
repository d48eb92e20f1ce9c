package dev.tradekeep.venue.local.fault;

/** Does things later; what has the same delay keeps its order. */
public interface DelayTimer extends AutoCloseable {
    /** Runs something after a while, on another thread. */
    void after(long micros, Runnable task);

    /** What was to be done later is not. */
    @Override
    void close();
}
