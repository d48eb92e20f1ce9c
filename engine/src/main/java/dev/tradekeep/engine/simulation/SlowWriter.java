package dev.tradekeep.engine.simulation;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The writer of a process in virtual time: what is to be written waits in its queue, one commit
 * after the other. A task that fails holds up none of those behind it.
 */
final class SlowWriter {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;

    /** What a commit takes at most when nothing is wrong. */
    private static final long COMMIT_MAX = 30 * MILLI;

    /** What one takes at most on a slow disk. */
    private static final long SLOW_MAX = 25 * SECOND;

    /** How long a disk is full at most. */
    private static final long FULL_MAX = 300 * SECOND;

    private final Agenda agenda;
    private final Strikes strikes;
    private final Dice dice;
    private final Deque<Task<?>> queue = new ArrayDeque<>();
    private @Nullable Store store;
    private boolean running;
    private long fullUntil;

    /** What becomes of something that is written. */
    interface Outcome<R extends @Nullable Object> {
        /** It has been committed; the process does not know yet. */
        default void committed() {}

        /** It is on disk. */
        void durable(R result);

        /** It failed, as far as the process is told. */
        void failed(TradekeepException why);
    }

    private record Task<R extends @Nullable Object>(
            Durability durability, UnitOfWork<R> work, Outcome<R> outcome) {}

    SlowWriter(long seed, Agenda agenda, Strikes strikes) {
        this.agenda = agenda;
        this.strikes = strikes;
        dice = new Dice(seed, "writer");
    }

    /** A process has opened the books. */
    void begin(Store opened) {
        store = opened;
        running = false;
    }

    /** The process has died, and with it what waited. */
    void die() {
        queue.clear();
        running = false;
    }

    /** The disk is never full again. */
    void calmDown() {
        fullUntil = 0;
    }

    /** Writes something down when all before it has been. */
    <R extends @Nullable Object> void submit(
            Durability durability, UnitOfWork<R> work, Outcome<R> outcome) {
        queue.add(new Task<>(durability, work, outcome));
        if (!running) {
            next();
        }
    }

    private void next() {
        running = !queue.isEmpty();
        if (running) {
            agenda.at(agenda.now() + duration(), Agenda.Life.PROCESS, this::commitFirst);
        }
    }

    private long duration() {
        Plan.Strike slow = strikes.take(Fault.DISK_SLOW);
        return slow == null
                ? MILLI + dice.below(COMMIT_MAX, agenda.now(), 1)
                : SECOND + Strikes.diceOf(slow).below(SLOW_MAX, 0, 0);
    }

    private void commitFirst() {
        commit(queue.remove());
        next();
    }

    private <R extends @Nullable Object> void commit(Task<R> task) {
        strikes.step();
        Plan.Strike full = strikes.take(Fault.DISK_FULL);
        if (full != null) {
            fullUntil = agenda.now() + Strikes.diceOf(full).below(FULL_MAX, 0, 0);
        }
        if (agenda.now() < fullUntil && task.durability() != Durability.CRITICAL) {
            answer(() -> task.outcome().failed(failure(ErrorCode.DATABASE_FULL)));
            return;
        }
        if (strikes.hit(Fault.BOOKING_FAILS)) {
            answer(() -> task.outcome().failed(failure(ErrorCode.DATABASE_LOCKED)));
            return;
        }
        R result;
        try {
            result = Objects.requireNonNull(store).write(task.durability(), task.work());
        } catch (TradekeepException refused) {
            answer(() -> task.outcome().failed(refused));
            return;
        }
        task.outcome().committed();
        strikes.step();
        if (strikes.hit(Fault.BOOKING_UNCERTAIN)) {
            answer(() -> task.outcome().failed(failure(ErrorCode.OUTCOME_UNKNOWN)));
            return;
        }
        answer(() -> task.outcome().durable(result));
    }

    private void answer(Runnable what) {
        agenda.at(agenda.now(), Agenda.Life.PROCESS, what);
    }

    private static TradekeepException failure(ErrorCode code) {
        return new TradekeepException(code, "The simulation lets it fail: " + code + ".");
    }
}
