package dev.tradekeep.store.sqlite.write;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of tasks from many producers to the writer's thread.
 *
 * <p>Producers push onto a linked stack, each with one compare-and-set; the writer takes the whole
 * stack at once and turns it round, so that it hands out the oldest first and touches what the
 * producers contend for once a batch instead of once a task. The bound is a semaphore next to it,
 * which also is the waiting room of the producers that find the lane full.
 */
final class Lane {
    private final int tasksMax;
    private final Semaphore room;
    private final AtomicReference<@Nullable Task<?>> arrived = new AtomicReference<>();

    /** What has been taken and turned round, oldest first; of the writer's thread alone. */
    private @Nullable Task<?> taken;

    Lane(int tasksMax) {
        this.tasksMax = tasksMax;
        room = new Semaphore(tasksMax);
    }

    /**
     * Adds a task, waiting for room as long as {@code patienceNanos} allows.
     *
     * @return false when there was none
     */
    boolean offer(Task<?> task, long patienceNanos) throws InterruptedException {
        if (!room.tryAcquire() && !room.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        Task<?> newest;
        do {
            newest = arrived.get();
            task.next = newest;
        } while (!arrived.compareAndSet(newest, task));
        return true;
    }

    /** Whether no task waits. For the writer's thread. */
    boolean isEmpty() {
        return taken == null && arrived.get() == null;
    }

    /**
     * Takes the oldest task that was not withdrawn, which begins by that; null when none waits. For
     * the writer's thread.
     */
    @Nullable Task<?> poll() {
        Task<?> task = pollNext();
        while (task != null && !task.result.begin()) {
            task = pollNext();
        }
        return task;
    }

    private @Nullable Task<?> pollNext() {
        if (taken == null) {
            taken = takeArrived();
        }
        Task<?> task = taken;
        if (task == null) {
            return null;
        }
        taken = task.next;
        task.next = null;
        room.release();
        return task;
    }

    /** Takes a task that the writer has not taken, if there is one. For any thread. */
    @Nullable Task<?> pollArrived() {
        Task<?> newest;
        do {
            newest = arrived.get();
            if (newest == null) {
                return null;
            }
        } while (!arrived.compareAndSet(newest, newest.next));
        room.release();
        return newest;
    }

    /** How many tasks wait, about. For any thread. */
    int depth() {
        return tasksMax - room.availablePermits();
    }

    private @Nullable Task<?> takeArrived() {
        Task<?> newest = arrived.getAndSet(null);
        Task<?> oldest = null;
        while (newest != null) {
            Task<?> older = newest.next;
            newest.next = oldest;
            oldest = newest;
            newest = older;
        }
        return oldest;
    }
}
