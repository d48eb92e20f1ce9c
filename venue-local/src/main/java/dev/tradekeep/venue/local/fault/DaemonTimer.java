package dev.tradekeep.venue.local.fault;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timer on one thread, which is there from the first task on and keeps no program alive. */
public final class DaemonTimer implements DelayTimer {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonTimer.class);

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(
                    1,
                    task -> Thread.ofPlatform().name("exchange-faults").daemon().unstarted(task));

    @Override
    public void after(long micros, Runnable task) {
        try {
            var _ = executor.schedule(() -> run(task), micros, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("The exchange goes down, what was to happen later does not.", closed);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("What was to happen later failed.", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
