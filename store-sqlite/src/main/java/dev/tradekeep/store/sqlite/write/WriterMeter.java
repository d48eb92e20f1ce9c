package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.TradekeepException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what the writer does. The writer's thread records, any thread may look. */
final class WriterMeter {
    private final Histogram batchTasks = new Histogram();
    private final Histogram commitNanos = new Histogram();
    private final Histogram waitNanos = new Histogram();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong forcedBatches = new AtomicLong();

    /** The one that producers count. */
    private final LongAdder refused = new LongAdder();

    /** When the writer first asked for the lock that it waits for; 0 while it has what it wants. */
    private volatile long lockWantedNanos;

    private volatile @Nullable TradekeepException stopCause;
    private volatile boolean diskFull;

    /** The lock is wanted; when it was before, the time counts from then. */
    void wantsLock(long nowNanos) {
        if (lockWantedNanos == 0) {
            lockWantedNanos = nowNanos == 0 ? 1 : nowNanos;
        }
    }

    void hasLock() {
        lockWantedNanos = 0;
    }

    /** For how long the lock has been waited for. */
    Duration lockWait() {
        long wanted = lockWantedNanos;
        return wanted == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - wanted);
    }

    /** The disk had no room; or, it has now. */
    void diskFull(boolean full) {
        diskFull = full;
    }

    boolean isDiskFull() {
        return diskFull;
    }

    void stopped(TradekeepException cause) {
        stopCause = cause;
    }

    Optional<TradekeepException> stopCause() {
        return Optional.ofNullable(stopCause);
    }

    void committed(int tasks, boolean forced, long nanos) {
        batchTasks.record(tasks);
        commitNanos.record(nanos);
        if (forced) {
            add(forcedBatches, 1);
        }
    }

    void answering(List<Task<?>> batch, long nowNanos) {
        int failures = 0;
        for (Task<?> task : batch) {
            waitNanos.record(nowNanos - task.submittedNanos);
            failures += task.hasFailed() ? 1 : 0;
        }
        add(answered, batch.size());
        add(failed, failures);
    }

    void refused() {
        refused.increment();
    }

    WriterStatistics statistics(Intake intake) {
        return new WriterStatistics(
                intake.ledgerDepth(),
                intake.marketDepth(),
                answered.get(),
                failed.get(),
                refused.sum(),
                forcedBatches.get(),
                batchTasks.distribution(),
                commitNanos.distribution(),
                waitNanos.distribution());
    }

    /** One thread writes, so no locked instruction is needed. */
    private static void add(AtomicLong counter, long more) {
        counter.setRelease(counter.getPlain() + more);
    }
}
