package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.Durability;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Holds the writer in a task of its own, so that what is submitted meanwhile becomes one batch. */
final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CompletableFuture<Boolean> passed;

    private Gate(Writer writer) {
        passed =
                writer.submit(
                        Durability.RELAXED,
                        t -> {
                            reached.countDown();
                            await(opened);
                            return true;
                        });
    }

    /** Closes the gate and waits until the writer stands before it. */
    static Gate close(Writer writer) {
        Gate gate = new Gate(writer);
        await(gate.reached);
        return gate;
    }

    void open() {
        opened.countDown();
        // Market data may have joined the gate's own batch and made it fail.
        passed.exceptionally(failure -> false).join();
    }

    /** Waits until a thread waits for something itself. */
    static void awaitWaiting(Thread thread) {
        Thread.State state =
                Eventually.await(
                        thread + " to wait",
                        thread::getState,
                        now ->
                                now == Thread.State.WAITING
                                        || now == Thread.State.TIMED_WAITING
                                        || now == Thread.State.TERMINATED);
        if (state == Thread.State.TERMINATED) {
            throw new AssertionError(thread + " ended instead of waiting");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
