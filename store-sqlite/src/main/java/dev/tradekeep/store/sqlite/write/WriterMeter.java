package dev.tradekeep.store.sqlite.write;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

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
