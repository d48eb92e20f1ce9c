package dev.tradekeep.engine.booking;

import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An entry with the orders that close what it opens. The exits cover what the entry has filled and
 * they have not.
 *
 * @param id the client order id of the entry
 * @param market index of the market
 * @param side of the entry
 * @param stop null for none
 * @param target null for none
 * @param stopOrderId the order that is the stop now; null while there is none
 * @param targetOrderId the order that is the target now; null while there is none
 * @param entryFilled quantity units
 * @param exitFilled quantity units
 * @param state how far it has come
 */
public record OrderGroup(
        String id,
        int slot,
        int portfolio,
        int market,
        Side side,
        @Nullable OrderTerms stop,
        @Nullable OrderTerms target,
        @Nullable String stopOrderId,
        @Nullable String targetOrderId,
        long entryFilled,
        long exitFilled,
        State state) {

    /** How far a group has come. */
    public enum State {
        /** Nothing is open yet. */
        WAITING,
        /** The exits work. */
        WORKING,
        /** The target was reached: the stop is taken off before it is sent. */
        CLOSING,
        /** All that was opened is closed, or nothing can be opened any more. */
        DONE
    }

    /** What is open and must be closed, quantity units. */
    public long open() {
        return Math.max(0, entryFilled - exitFilled);
    }

    /** The entry has filled so much more, quantity units. */
    public OrderGroup entered(long quantity) {
        return with(stopOrderId, targetOrderId, entryFilled + quantity, exitFilled, state);
    }

    /** Exits have filled so much more, quantity units. */
    public OrderGroup exited(long quantity) {
        return with(stopOrderId, targetOrderId, entryFilled, exitFilled + quantity, state);
    }

    /** With the orders that are its exits now. */
    public OrderGroup exits(@Nullable String stopId, @Nullable String targetId) {
        return with(stopId, targetId, entryFilled, exitFilled, state);
    }

    /** In another state. */
    public OrderGroup in(State next) {
        return with(stopOrderId, targetOrderId, entryFilled, exitFilled, next);
    }

    private OrderGroup with(
            @Nullable String stopId,
            @Nullable String targetId,
            long entered,
            long exited,
            State next) {
        return new OrderGroup(
                id, slot, portfolio, market, side, stop, target, stopId, targetId, entered, exited,
                next);
    }
}
