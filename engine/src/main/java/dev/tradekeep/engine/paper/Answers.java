package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.books.BookingPipe;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the answers to commands, which come when what they led to is on disk. For the
 * engine's thread alone.
 */
final class Answers {
    private final Map<Long, CompletableFuture<PlacedOrder>> orders = new HashMap<>();
    private final Map<Long, CompletableFuture<@Nullable Void>> moves = new HashMap<>();

    /** The earliest booking that a command can have led to, by its id. */
    private final Map<Long, Long> bookings = new HashMap<>();

    private long commands;

    /**
     * Gives a command about an order its id.
     *
     * @param booked the last booking before it
     */
    long order(long booked, CompletableFuture<PlacedOrder> answer) {
        orders.put(next(booked), answer);
        return commands;
    }

    /** The same of a command that moves money. */
    long move(long booked, CompletableFuture<@Nullable Void> answer) {
        moves.put(next(booked), answer);
        return commands;
    }

    private long next(long booked) {
        commands++;
        bookings.put(commands, booked + 1);
        return commands;
    }

    void reply(long commandId, PlacedOrder order) {
        answerOf(orders, commandId).complete(order);
    }

    void confirm(long commandId) {
        answerOf(moves, commandId).complete(null);
    }

    void refuse(long commandId, TradekeepException why) {
        if (orders.containsKey(commandId)) {
            answerOf(orders, commandId).completeExceptionally(why);
        } else {
            answerOf(moves, commandId).completeExceptionally(why);
        }
    }

    private <A> A answerOf(Map<Long, A> waiting, long commandId) {
        bookings.remove(commandId);
        return Objects.requireNonNull(waiting.remove(commandId), "nobody asked for this answer");
    }

    /**
     * What was on its way to disk has been thrown away: of a booking that failed the reason is
     * known, of one that is there the answer is lost.
     */
    void discard(BookingPipe.Discarded discarded) {
        orders.forEach((id, answer) -> answer.completeExceptionally(why(id, discarded)));
        moves.forEach((id, answer) -> answer.completeExceptionally(why(id, discarded)));
        orders.clear();
        moves.clear();
        bookings.clear();
    }

    private TradekeepException why(long commandId, BookingPipe.Discarded discarded) {
        long booking = bookings.getOrDefault(commandId, 0L);
        TradekeepException failure = discarded.failure();
        if (failure != null && booking > discarded.onDisk()) {
            return failure;
        }
        return new TradekeepException(
                ErrorCode.OUTCOME_UNKNOWN,
                "A booking failed, and the engine went on from its books. Ask for what you wanted"
                        + " before you send it again.");
    }
}
