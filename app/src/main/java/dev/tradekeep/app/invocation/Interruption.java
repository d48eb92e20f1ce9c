package dev.tradekeep.app.invocation;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wish of whoever typed a command that it end: Ctrl-C, or a closed terminal. Thread-safe. */
public final class Interruption {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    /** A part of the command that ends it in order; until it is closed. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether the command is to end. */
    public boolean requested() {
        return requested;
    }

    /**
     * Asks the command to end.
     *
     * @return whether a part of it is watching, and so will end it
     */
    public boolean request() {
        requested = true;
        boolean watched = false;
        for (Runnable watcher : watchers) {
            watcher.run();
            watched = true;
        }
        return watched;
    }

    /**
     * Watches from now on. A command that was asked to end before hears of it at once.
     *
     * @param onInterrupt makes the command end; called once for each request, on another thread or
     *     on this one
     */
    public Watch watch(Runnable onInterrupt) {
        AtomicBoolean early = new AtomicBoolean(true);
        Runnable watcher =
                () -> {
                    early.set(false);
                    onInterrupt.run();
                };
        watchers.add(watcher);
        if (requested && early.getAndSet(false)) {
            onInterrupt.run();
        }
        return () -> watchers.remove(watcher);
    }

    /**
     * Ends a piece of work between two of its steps.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when the command is to end
     */
    public void check() {
        if (requested) {
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED,
                    "It was interrupted. What it was in the middle of was not written.");
        }
    }
}
