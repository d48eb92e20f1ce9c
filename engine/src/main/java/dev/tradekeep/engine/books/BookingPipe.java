package dev.tradekeep.engine.books;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The bookings of an engine on their way to disk, in their order, which the writer keeps. None is
 * waited for unless {@link #UNANSWERED_MAX} have no answer. After one that failed the writer
 * refuses those behind it, because they do not follow the last one in the books.
 *
 * <p>For the engine's thread alone; only the callback comes from others.
 */
public final class BookingPipe {
    /** Bookings without an answer; then nothing is taken that may lead to more. */
    public static final int UNANSWERED_MAX = 256;

    private final Store store;
    private final BookWriter writer;
    private final Runnable answered;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private long durable;

    /** A booking without an answer so far. */
    private record Sent(long number, long sentAtNanos, CompletableFuture<@Nullable Void> answer) {}

    /**
     * @param answered called on any thread when there may be news; must be quick
     */
    public BookingPipe(Store store, BookWriter writer, Runnable answered) {
        this.store = store;
        this.writer = writer;
        this.answered = answered;
    }

    /**
     * Sends a booking on its way; the oldest one is waited for when too many have no answer.
     *
     * @throws TradekeepException when the writer does not take it, or the oldest one failed
     */
    public void book(Durability urgency, Booking booking) {
        if (isFull()) {
            awaitFirst();
        }
        CompletableFuture<@Nullable Void> answer =
                store.submit(
                        urgency,
                        transaction -> {
                            writer.write(transaction, booking);
                            return null;
                        });
        sent.add(new Sent(booking.number(), System.nanoTime(), answer));
        var _ = answer.whenComplete((_, _) -> answered.run());
    }

    /** Whether so many bookings have no answer that nothing is taken that may lead to more. */
    public boolean isFull() {
        return sent.size() >= UNANSWERED_MAX;
    }

    /** How long the oldest booking without an answer has been on its way; 0 without one. */
    public long waitingNanos() {
        Sent first = sent.peek();
        return first == null || first.answer().isDone()
                ? 0
                : System.nanoTime() - first.sentAtNanos();
    }

    /**
     * The number of the last booking that is known to be on disk; 0 before the first.
     *
     * @param all waits for every booking, however long that takes
     * @throws TradekeepException that of the first booking that failed
     */
    public long durable(boolean all) {
        Sent first = sent.peek();
        while (first != null && (all || first.answer().isDone())) {
            awaitFirst();
            first = sent.peek();
        }
        return durable;
    }

    private void awaitFirst() {
        Sent first = sent.element();
        Completion.await(first.answer());
        sent.remove();
        durable = first.number();
    }

    /**
     * Forgets what is on its way once the writer has answered all of it, so that none of it can
     * come after what is loaded now.
     */
    public Discarded discard() {
        TradekeepException failure = null;
        for (Sent one : sent) {
            // An interrupt must not cut this short: the booking might come later.
            Throwable failed = one.answer().handle((_, e) -> e).join();
            if (failed == null) {
                durable = one.number();
            } else if (failure == null && failed instanceof TradekeepException why) {
                failure = why;
            }
        }
        Discarded discarded = new Discarded(durable, failure);
        sent.clear();
        durable = 0;
        return discarded;
    }

    /**
     * What became of the bookings that were on their way.
     *
     * @param onDisk the number of the last one that is on disk; 0 for none
     * @param failure why those behind it are not; null when there are none
     */
    public record Discarded(long onDisk, @Nullable TradekeepException failure) {}
}
