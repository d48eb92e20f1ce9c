package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param quantity 0 where {@code quoteQuantity} is given
 * @param price 0 where the type has none
 * @param stop the price to wait for, 0 where there is none
 * @param trail in basis points, 0 where it follows nothing
 * @param display how much of it is visible, 0 for all
 * @param clientId null for one that the exchange makes
 * @param strategyId -1 for none
 * @param strategyType -1 for none
 */
public record NewOrder(
        OrderKind kind,
        boolean buy,
        long quantity,
        long quoteQuantity,
        long price,
        long stop,
        int trail,
        long display,
        Lifetime lifetime,
        @Nullable String clientId,
        SelfTradePrevention prevention,
        long strategyId,
        int strategyType) {
    /** A limit order that rests. */
    public static NewOrder limit(boolean buy, long quantity, long price) {
        return of(OrderKind.LIMIT, buy, quantity, price);
    }

    /** A market order for a quantity. */
    public static NewOrder market(boolean buy, long quantity) {
        return of(OrderKind.MARKET, buy, quantity, 0);
    }

    /** An order with no more than a quantity and a price. */
    public static NewOrder of(OrderKind kind, boolean buy, long quantity, long price) {
        return new NewOrder(
                kind,
                buy,
                quantity,
                0,
                price,
                0,
                0,
                0,
                Lifetime.GTC,
                null,
                SelfTradePrevention.EXPIRE_MAKER,
                -1,
                -1);
    }

    /** The same for another quantity, price and stop. */
    public NewOrder with(long otherQuantity, long otherPrice, long otherStop) {
        return new NewOrder(
                kind,
                buy,
                otherQuantity,
                quoteQuantity,
                otherPrice,
                otherStop,
                trail,
                display,
                lifetime,
                clientId,
                prevention,
                strategyId,
                strategyType);
    }

    /** Whether it waits above the market. */
    boolean stopsAbove() {
        return kind.stopsAbove(buy);
    }
}
