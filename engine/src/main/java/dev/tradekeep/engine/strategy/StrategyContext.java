package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy sees of its engine, and what it may ask for, in one instrument: that of the
 * candle or the order at hand; {@link #at} is the way to another. For the engine's thread alone.
 */
public interface StrategyContext {

    /** UTC microseconds: the close of the candle, or when the order's news came. */
    long now();

    /** What is traded. */
    Instrument instrument();

    /** The last close, price units; 0 before the first. */
    long price();

    /** What is held of the instrument by the portfolio. */
    Position position();

    /** What may be spent, quote-asset units: the balance less what open orders have reserved. */
    long availableQuote();

    /** What may be sold, base-asset units: the balance less what open orders have reserved. */
    long availableBase();

    /** What the portfolio is worth at the last prices, units of what it is counted in. */
    long equity();

    /**
     * The same in another instrument.
     *
     * @param series of the strategy's own, from its {@link Setup}
     */
    StrategyContext at(Series series);

    /** The orders of this strategy in the instrument that have not ended yet, oldest first. */
    List<OrderHandle> openOrders();

    /** Whether an order of this strategy in the instrument has not ended yet. */
    default boolean hasOpenOrder() {
        return !openOrders().isEmpty();
    }

    /**
     * An order of this strategy by its client order id; null when it has ended, or there is none.
     */
    @Nullable OrderHandle order(String clientOrderId);

    /**
     * Asks for an order. The risk check may deny it.
     *
     * @param quantity quantity units, above 0
     * @param reason why, for people; empty when there is nothing to say
     */
    OrderHandle place(
            Side side, OrderTerms terms, long quantity, OrderConditions conditions, String reason);

    /**
     * Asks for an entry with orders that close what it opens: as it fills, they follow, and the
     * fill of one ends the other. {@link Setup#usesBrackets} says that it is asked for.
     *
     * @param stop ends a loss: a stop, a stop-limit or a trailing stop; null for none
     * @param target takes a profit: a limit; null for none
     * @return the entry
     */
    OrderHandle bracket(
            Side side,
            OrderTerms entry,
            long quantity,
            @Nullable OrderTerms stop,
            @Nullable OrderTerms target,
            String reason);

    /**
     * Asks for {@link Strategy#onTimer} at a time, UTC microseconds, once; in place of what was
     * asked for under the same id. It outlives a restart.
     *
     * @param id of the strategy's own, from 0
     */
    void timer(long at, long id);

    /** Asks for a market order that buys. */
    default OrderHandle buy(long quantity, String reason) {
        return place(Side.BUY, new OrderTerms.Market(), quantity, OrderConditions.GTC, reason);
    }

    /** Asks for a market order that sells. */
    default OrderHandle sell(long quantity, String reason) {
        return place(Side.SELL, new OrderTerms.Market(), quantity, OrderConditions.GTC, reason);
    }

    /**
     * Asks for what is missing to a position, at the market: what is held, and what own orders are
     * about to buy or sell, counts. An own order that stands against it is canceled first, and the
     * rest is asked for when it is called again. What makes the position smaller is reduce-only.
     * Less than the exchange takes is left alone, and no more is bought than can be paid.
     *
     * @param quantity the position wanted, quantity units; 0 for none
     */
    default void target(long quantity, String reason) {
        TargetPosition.reach(this, quantity, reason);
    }

    /**
     * A quantity for an amount of money at the last close, in whole lots; 0 when that is too
     * little.
     *
     * @param amount of the quote asset, above 0
     */
    default long sizeByMoney(BigDecimal amount) {
        return OrderSizing.byMoney(this, amount);
    }

    /** A quantity for a share of what may be spent, in whole lots; 0 when that is too little. */
    default long sizeByCash(BasisPoints share) {
        return OrderSizing.buyable(this, share, price());
    }

    /** A quantity for a share of the equity, in whole lots; 0 when that is too little. */
    default long sizeByEquity(BasisPoints share) {
        return OrderSizing.byEquity(this, share);
    }

    /**
     * The quantity that loses a share of the equity between the last close and a stop, in whole
     * lots; 0 when that is too little, or the stop is at the last close.
     *
     * @param stop price units
     */
    default long sizeByRisk(BasisPoints share, long stop) {
        return OrderSizing.byRisk(this, share, stop);
    }

    /** All of the position that can be sold, in whole lots; 0 when that is too little. */
    default long sellable() {
        return OrderSizing.sellable(this, price());
    }
}
