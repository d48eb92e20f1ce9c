package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.SequencedMap;

/**
 * Decides what to trade, one closed candle at a time. It sees the account through the {@link
 * StrategyContext} and asks for orders there. It must be a pure function of what it was given: no
 * clock, no randomness, no I/O, so that a run can be repeated and resumed.
 *
 * <p>Called by the engine's thread alone.
 */
public interface Strategy {

    /** The name in the catalogue. */
    String name();

    /** One line for people: what it does. */
    String description();

    /** Every parameter as text, defaults included, in a fixed order: what the books remember. */
    SequencedMap<String, String> parameters();

    /**
     * How many candles it must have seen, at most, to be what it was before a restart; so many
     * closes it finds in {@link StrategyContext#closes}, and the one before them.
     */
    default int warmupBars() {
        return 0;
    }

    /** What it remembers in addition to the candles of its warm-up; empty for nothing. */
    default String save() {
        return "";
    }

    /** Remembers what it saved; called after the warm-up. */
    default void restore(String state) {}

    /** Whether its orders end one another, so that the exchange has to hold groups. */
    default boolean needsGroups() {
        return false;
    }

    /**
     * A candle of one of its feeds has closed.
     *
     * @param bar the same object each time: what is to be kept is copied
     */
    void onBar(Bar bar, StrategyContext context);

    /** Something happened to an order of its own. */
    default void onOrder(Order order, OrderEvent event, StrategyContext context) {}

    /** A time has come that it asked for. */
    default void onTimer(long id, StrategyContext context) {}
}
