package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order that somebody wants.
 *
 * @param market index of the market
 * @param quantity quantity units, above 0
 * @param exits prices at which what it opens is closed again; null for none
 * @param reason why, for people; empty when there is nothing to say
 * @param callerOrderId the caller's own id of it; null for none
 */
public record OrderWish(
        int market,
        Side side,
        OrderTerms terms,
        long quantity,
        OrderConditions conditions,
        @Nullable Exits exits,
        String reason,
        @Nullable String callerOrderId) {

    /**
     * Where a bracket closes what its entry opened.
     *
     * @param stop ends a loss: a stop, a stop-limit or a trailing stop; null for none
     * @param target takes a profit: a limit; null for none
     */
    public record Exits(@Nullable OrderTerms stop, @Nullable OrderTerms target) {}

    /** A market order without anything around it. */
    public static OrderWish market(int market, Side side, long quantity, String reason) {
        return new OrderWish(
                market,
                side,
                new OrderTerms.Market(),
                quantity,
                OrderConditions.GTC,
                null,
                reason,
                null);
    }
}
