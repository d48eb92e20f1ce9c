package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.model.error.TradekeepException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins pieces of upkeep when they are due, one after another on a thread of its own, which writes
 * nothing itself. Each counts from when it was last done by whatever process, so that a program
 * that is often restarted does them all the same. A job that fails is logged, told to a listener,
 * and due again after its usual time.
 */
public final class MaintenanceScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceScheduler.class);

    /** How often it is looked whether something is due. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final List<MaintenanceJob> jobs;
    private final InstantSource clock;
    private final FailureListener failures;
    private final Map<MaintenanceJob, Instant> lastEnds = new HashMap<>();
    private final Semaphore looks = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    /** One whose thread has not started. */
    MaintenanceScheduler(
            String name, List<MaintenanceJob> jobs, InstantSource clock, FailureListener failures) {
        this.jobs = List.copyOf(jobs);
        this.clock = clock;
        this.failures = failures;
        Instant now = clock.instant();
        jobs.forEach(job -> lastEnds.put(job, job.lastEnd(now)));
        thread = Thread.ofPlatform().name("maintenance " + name).unstarted(this::runUntilClosed);
    }

    /**
     * Starts the schedule. What is overdue begins after a minute.
     *
     * @param name of the database, for the thread's name
     */
    public static MaintenanceScheduler start(
            String name, List<MaintenanceJob> jobs, InstantSource clock, FailureListener failures) {
        MaintenanceScheduler scheduler = new MaintenanceScheduler(name, jobs, clock, failures);
        scheduler.thread.start();
        return scheduler;
    }

    /** Looks now whether something is due, without waiting for the next look. */
    public void look() {
        looks.release();
    }

    private void runUntilClosed() {
        while (!closing) {
            runDue();
            await();
        }
    }

    /** Runs what is due now, one after another, on the thread that calls. */
    void runDue() {
        for (MaintenanceJob job : jobs) {
            if (!closing && isDue(job)) {
                run(job);
            }
        }
    }

    private boolean isDue(MaintenanceJob job) {
        Instant now = clock.instant();
        // A clock that was set back puts a job off by its own time at most.
        Instant lastEnd = lastEnds.merge(job, now, (last, at) -> last.isAfter(at) ? at : last);
        return job.isDue(lastEnd, now);
    }

    private void run(MaintenanceJob job) {
        try {
            job.work().run();
        } catch (TradekeepException e) {
            LOG.warn("The upkeep \"{}\" failed: {}", job.name(), e.getMessage());
            tell(job, e);
        } catch (RuntimeException e) {
            LOG.error("The upkeep \"{}\" failed", job.name(), e);
            tell(job, e);
        } finally {
            lastEnds.put(job, clock.instant());
        }
    }

    private void tell(MaintenanceJob job, RuntimeException cause) {
        // What its end interrupts has not failed.
        if (!closing) {
            failures.failed(job, cause);
        }
    }

    private void await() {
        try {
            if (looks.tryAcquire(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                // One look serves all who asked for it.
                looks.drainPermits();
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread: what interrupts it wants it to end.
            closing = true;
        }
    }

    /** Interrupts the job that runs, waits for its end, and ends. Closing twice does nothing. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
