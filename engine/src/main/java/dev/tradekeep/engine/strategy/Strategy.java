package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;

/**
 * Decides what to trade, one closed candle at a time. A strategy is a class with one public
 * constructor that takes a {@link Setup}, where it declares its parameters and what it looks at;
 * {@link About} says what it is called and does.
 *
 * <p>It sees the account through the {@link StrategyContext} and asks for orders there. It must be
 * a pure function of what it was given: no clock, no randomness, no I/O, so that a run can be
 * repeated and resumed.
 *
 * <p>Called by the engine's thread alone.
 */
public interface Strategy {

    /**
     * What it remembers in addition to the candles of its warm-up and to what it has registered,
     * which the engine takes care of; empty for nothing. Booked with whatever it asks for.
     */
    default String save() {
        return "";
    }

    /** Remembers what it saved; called after the warm-up. */
    default void restore(String state) {}

    /**
     * A candle that it decides on has closed, and all that it registered has seen enough.
     *
     * @param bar the same object each time: what is to be kept is copied
     */
    void onBar(Bar bar, StrategyContext context);

    /** Something happened to an order of its own. */
    default void onOrder(Order order, OrderEvent event, StrategyContext context) {}

    /** A time has come that it asked for. */
    default void onTimer(long id, StrategyContext context) {}
}
