package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the process on Ctrl-C until its command has ended in order and has said what is done, for a
 * bounded time. A command that does not watch for it ends at once.
 */
public final class InterruptHold implements AutoCloseable {
    private static final long WAIT_MAX_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Interruption interruption;
    private final Thread hook = Thread.ofPlatform().name("interrupt").unstarted(this::hold);

    private InterruptHold(Interruption interruption) {
        this.interruption = interruption;
    }

    /** Holds from now on; does nothing for a command that runs within a server. */
    public static InterruptHold begin() {
        Invocation current = Invocation.current();
        InterruptHold hold = new InterruptHold(current.interruption());
        if (current.served().isEmpty()) {
            try {
                Runtime.getRuntime().addShutdownHook(hold.hook);
            } catch (IllegalStateException e) {
                // The process is ending already, and nothing holds it now.
                hold.ended.countDown();
            }
        }
        return hold;
    }

    /** The command has said everything. */
    @Override
    public void close() {
        ended.countDown();
        if (!interruption.requested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already, and nothing holds it now.
                return;
            }
        }
    }

    private void hold() {
        if (!interruption.request()) {
            return;
        }
        try {
            var _ = ended.await(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
