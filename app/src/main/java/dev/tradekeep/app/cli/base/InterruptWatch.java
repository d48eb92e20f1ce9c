package dev.tradekeep.app.cli.base;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order on Ctrl-C: the process waits for it to report what is done, for a
 * bounded time.
 */
public final class InterruptWatch implements AutoCloseable {
    private static final long WAIT_MAX_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("interrupt").unstarted(this::hold);
    private final Runnable onInterrupt;
    private volatile boolean requested;

    private InterruptWatch(Runnable onInterrupt) {
        this.onInterrupt = onInterrupt;
    }

    /**
     * Watches from now on.
     *
     * @param onInterrupt makes the command end, on a thread of its own
     */
    public static InterruptWatch start(Runnable onInterrupt) {
        InterruptWatch watch = new InterruptWatch(onInterrupt);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    /** Whether the command is to end. */
    public boolean requested() {
        return requested;
    }

    /** The command has said everything. */
    @Override
    public void close() {
        ended.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already, and nothing holds it now.
                requested = true;
            }
        }
    }

    private void hold() {
        requested = true;
        onInterrupt.run();
        try {
            ended.await(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
