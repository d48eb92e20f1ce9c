package dev.tradekeep.engine.booking;

import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.sql.Transaction;
import org.jspecify.annotations.Nullable;

/** Notes what a person does to an order, in the transaction that books it: both or none. */
@FunctionalInterface
public interface OrderWitness {
    /** Notes nothing, as for orders of a strategy. */
    OrderWitness NONE = (transaction, before, after) -> {};

    /**
     * Notes a change, on the writer's thread.
     *
     * @param before the order as it was; null when there was none
     * @param after the order as it is booked now
     */
    void note(Transaction transaction, @Nullable Order before, Order after);
}
