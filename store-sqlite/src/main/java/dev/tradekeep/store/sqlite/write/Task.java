package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A unit of work on its way through the writer, with the place for its answer. */
final class Task<R extends @Nullable Object> {
    final Pending<R> result = new Pending<>();
    final long submittedNanos;
    private final Durability durability;
    private final UnitOfWork<R> work;

    /** The task behind this one in its lane; the task lies in one lane at most. */
    @Nullable Task<?> next;

    private @Nullable R value;
    private @Nullable Throwable failure;

    Task(Durability durability, UnitOfWork<R> work, long submittedNanos) {
        this.durability = durability;
        this.work = work;
        this.submittedNanos = submittedNanos;
    }

    boolean isLedger() {
        return durability != Durability.RELAXED;
    }

    boolean isCritical() {
        return durability == Durability.CRITICAL;
    }

    void run(Transaction transaction) {
        failure = null;
        value = work.run(transaction);
    }

    void failWith(Throwable cause) {
        failure = cause;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Gives the result, or what {@link #failWith} was told. */
    @SuppressWarnings(
            "NullAway") // The value is what the work returned, null only where R allows it.
    void answer() {
        if (failure != null) {
            result.completeExceptionally(failure);
            return;
        }
        result.complete(value);
    }
}
