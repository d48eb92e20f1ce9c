package dev.tradekeep.store.sqlite.backup;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How much of its time a long piece of work takes from the processors and the disk. At a gentle
 * pace it rests after each step, longer the longer the step was, so that the writer next to it
 * loses little however slow the machine is. For one thread.
 */
final class Pace {
    private static final int NO_REST = 0;

    /** Of eight parts of the time, one is work. */
    private static final int GENTLE_RESTS = 7;

    /** Shorter steps are rested for together: a rest has a price of its own. */
    private static final long STEP_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long REST_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

    private final int restsPerStep;
    private long begunNanos = System.nanoTime();

    private Pace(int restsPerStep) {
        this.restsPerStep = restsPerStep;
    }

    static Pace full() {
        return new Pace(NO_REST);
    }

    static Pace gentle() {
        return new Pace(GENTLE_RESTS);
    }

    /** Ends a step. An interrupted thread does not rest. */
    void step() {
        if (restsPerStep == NO_REST) {
            return;
        }
        long now = System.nanoTime();
        long worked = now - begunNanos;
        if (worked < STEP_NANOS_MIN) {
            return;
        }
        long until = now + Math.min(worked * restsPerStep, REST_NANOS_MAX);
        long left = until - now;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = until - System.nanoTime();
        }
        begunNanos = System.nanoTime();
    }
}
