package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.model.error.ErrorCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process when its output is not taken in time. A write to a pipe that nobody reads cannot
 * be interrupted, and until it returns the log of the database cannot be emptied.
 */
public final class StalledOutput implements AutoCloseable {
    /** After the limit of the reading itself, which ends in order where it can. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);

    private StalledOutput() {}

    /** Watches from now on. */
    public static StalledOutput watch(Duration limit, PrintWriter err) {
        StalledOutput watch = new StalledOutput();
        if (Invocation.current().served().isPresent()) {
            // A server is not ended for one of its callers.
            return watch;
        }
        Thread.ofPlatform().daemon().name("stalled output").start(() -> watch.endAfter(limit, err));
        return watch;
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void endAfter(Duration limit, PrintWriter err) {
        try {
            if (ended.await(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ErrorCode code = ErrorCode.OUTPUT_FAILED;
        err.println(
                "tradekeep: Whoever reads the output did not take it within "
                        + limit.toSeconds()
                        + " s. ["
                        + code.number()
                        + " "
                        + code
                        + "]");
        err.flush();
        Runtime.getRuntime().halt(code.exitCode());
    }
}
