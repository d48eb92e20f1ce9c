package dev.tradekeep.venue;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange says, or what is known of its silence. Reports may come late, twice and out of
 * order; each is a fact by itself.
 */
public sealed interface VenueReport {

    /** When it happened by the exchange's clock, UTC microseconds since the epoch. */
    long at();

    /** Our id of the order that it is about. */
    String clientOrderId();

    /** The exchange took the order and gave it an id of its own. */
    record Accepted(String clientOrderId, String exchangeOrderId, long at) implements VenueReport {}

    /** The trigger price of an order was reached. */
    record Triggered(String clientOrderId, long at) implements VenueReport {}

    /** An order traded. */
    record Execution(String clientOrderId, Fill fill, long at) implements VenueReport {}

    /**
     * An order ended.
     *
     * @param how {@link OrderEnd#CANCELED}, {@link OrderEnd#EXPIRED} or {@link OrderEnd#REJECTED}
     * @param reason a stable name or the exchange's words; empty when a request of ours did it
     * @param quantity what had traded by then, quantity units; 0 when it is not said
     */
    record Ended(String clientOrderId, OrderEnd how, String reason, long quantity, long at)
            implements VenueReport {}

    /** An order has other terms now. */
    record Amended(String clientOrderId, OrderTerms terms, long quantity, long at)
            implements VenueReport {}

    /** A call was refused, and what it asked for was definitely not done. */
    record Refused(Call call, String clientOrderId, String reason, long at)
            implements VenueReport {}

    /** Nobody knows whether a call was done. */
    record Lost(Call call, String clientOrderId, String reason, long at) implements VenueReport {}

    /**
     * What an order is: the answer to a question.
     *
     * @param end how it ended; null while it works
     * @param quantity the whole quantity that holds, quantity units
     * @param filledQuantity what has traded, quantity units
     * @param executions all of them
     */
    record OrderState(
            long queryId,
            String clientOrderId,
            String exchangeOrderId,
            @Nullable OrderEnd end,
            OrderTerms terms,
            long quantity,
            long filledQuantity,
            List<Fill> executions,
            long at)
            implements VenueReport {
        public OrderState {
            executions = List.copyOf(executions);
        }
    }

    /** The exchange does not know an order: the answer to a question. */
    record NotFound(long queryId, String clientOrderId, long at) implements VenueReport {}

    /** What was asked of the exchange. */
    enum Call {
        SUBMIT,
        CANCEL,
        AMEND
    }
}
