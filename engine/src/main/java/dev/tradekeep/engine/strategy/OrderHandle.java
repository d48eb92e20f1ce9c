package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;

/**
 * An order of a strategy. It does not outlive a restart: what is to be known then is the id, for
 * {@link StrategyContext#order}. For the engine's thread alone.
 */
public interface OrderHandle {

    /** The client order id. */
    String id();

    /** The order as it is known now. */
    Order order();

    default OrderStatus status() {
        return order().status();
    }

    /** Whether it may still trade. */
    default boolean isOpen() {
        return !status().isTerminal();
    }

    /** What has traded, quantity units. */
    default long filledQuantity() {
        return order().filledQuantity();
    }

    /** What has not traded, quantity units. */
    default long remainingQuantity() {
        return order().remainingQuantity();
    }

    /** Asks for it to be canceled; one that has ended stays as it is. */
    void cancel();

    /**
     * Asks for other terms; one that has ended stays as it is, and so does one whose new terms the
     * risk check denies.
     *
     * @param quantity the whole quantity, fills included, quantity units
     */
    void amend(OrderTerms terms, long quantity);
}
