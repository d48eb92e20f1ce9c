package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy sees of its engine, and what it may ask for. An instrument without a name is that
 * of the candle or the order at hand. For the engine's thread alone.
 */
public interface StrategyContext {

    /** UTC microseconds: the close of the candle, or when the order's news came. */
    long now();

    /** The last closes of the feed of the last candle at hand, that of the candle included. */
    Closes closes();

    /** What is traded. */
    Instrument instrument();

    /** What is held of the instrument by the portfolio. */
    Position position();

    /** What may be spent, quote-asset units: the balance less what open orders have reserved. */
    long availableQuote();

    /** What may be sold, base-asset units: the balance less what open orders have reserved. */
    long availableBase();

    /** The orders of this strategy in the instrument that have not ended yet, oldest first. */
    List<Order> openOrders();

    /** Whether an order of this strategy in the instrument has not ended yet. */
    default boolean hasOpenOrder() {
        return !openOrders().isEmpty();
    }

    /**
     * Asks for an order. The risk check may deny it.
     *
     * @param quantity quantity units, above 0
     * @param reason why, for people; empty when there is nothing to say
     * @return its client order id
     */
    String place(
            Side side, OrderTerms terms, long quantity, OrderConditions conditions, String reason);

    /**
     * Asks for an entry at the market with orders that close what it opens: as it fills, they
     * follow, and the fill of one ends the other.
     *
     * @param stop ends a loss: a stop, a stop-limit or a trailing stop; null for none
     * @param target takes a profit: a limit; null for none
     * @return the client order id of the entry
     */
    String bracket(
            Side side,
            OrderTerms entry,
            long quantity,
            @Nullable OrderTerms stop,
            @Nullable OrderTerms target,
            String reason);

    /** Asks for an order of this strategy to be canceled; one that has ended stays as it is. */
    void cancel(String clientOrderId);

    /**
     * Asks for other terms of an order of this strategy; one that has ended stays as it is, and so
     * does one whose new terms the risk check denies.
     *
     * @param quantity the whole quantity, fills included, quantity units
     */
    void amend(String clientOrderId, OrderTerms terms, long quantity);

    /**
     * Asks for {@link Strategy#onTimer} at a time, UTC microseconds, once; in place of what was
     * asked for under the same id. It outlives a restart.
     *
     * @param id of the strategy's own, from 0
     */
    void timer(long at, long id);

    /** Asks for a market order that buys. */
    default void buy(long quantity, String reason) {
        place(Side.BUY, new OrderTerms.Market(), quantity, OrderConditions.GTC, reason);
    }

    /** Asks for a market order that sells. */
    default void sell(long quantity, String reason) {
        place(Side.SELL, new OrderTerms.Market(), quantity, OrderConditions.GTC, reason);
    }
}
