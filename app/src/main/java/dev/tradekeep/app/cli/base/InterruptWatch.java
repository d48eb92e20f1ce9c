package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;

/** Lets a command end in order on Ctrl-C, where it looks whether it is to. */
public final class InterruptWatch implements AutoCloseable {
    private final Interruption interruption;
    private final Interruption.Watch watch;

    private InterruptWatch(Interruption interruption, Runnable onInterrupt) {
        this.interruption = interruption;
        watch = interruption.watch(onInterrupt);
    }

    /**
     * Watches from now on.
     *
     * @param onInterrupt makes the command end, on a thread of its own
     */
    public static InterruptWatch start(Runnable onInterrupt) {
        return new InterruptWatch(Invocation.current().interruption(), onInterrupt);
    }

    /** Whether the command is to end. */
    public boolean requested() {
        return interruption.requested();
    }

    @Override
    public void close() {
        watch.close();
    }
}
