package dev.tradekeep.bench.process;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * What some work takes of a core: the processor time of its thread, and the collections of garbage
 * meanwhile. What else the machine does has less part in it than in the time on a clock.
 */
public final class CoreTime {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CoreTime() {}

    /** Nanoseconds, of work that returns how much it did: more than nothing. */
    public static long nanos(LongSupplier work) {
        long collected = collectedMillis();
        long start = THREADS.getCurrentThreadCpuTime();
        long done = work.getAsLong();
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        if (done == 0) {
            throw new IllegalStateException("Nothing was traded.");
        }
        return nanos + (collectedMillis() - collected) * NANOS_PER_MILLI;
    }

    private static long collectedMillis() {
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            millis += bean.getCollectionTime();
        }
        return millis;
    }
}
