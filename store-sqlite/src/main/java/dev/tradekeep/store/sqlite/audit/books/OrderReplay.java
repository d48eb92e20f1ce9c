package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.orders.OrderEventPayload;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of one order through the state machine of the model and compares what comes
 * out with its row. Made once and used for one order after the other.
 */
final class OrderReplay {
    /** No order is replayed by its grid or its units, so any instrument will do. */
    private static final Instrument ANY =
            new Instrument("A/B", new Asset("A", 0), new Asset("B", 0), 0, 0, 1, 1, 0, 0);

    /** An event as it is booked. */
    private record Event(
            long sequence, long at, String name, String status, @Nullable String payload) {}

    private final List<Event> events = new ArrayList<>();
    private String fillBookedTwice = "";

    void clear() {
        events.clear();
        fillBookedTwice = "";
    }

    /** Adds the event that a cursor of {@link BooksQuery#EVENTS} stands on. */
    void add(RowCursor row) {
        events.add(
                new Event(
                        row.number("sequence"),
                        row.number("occurred_at"),
                        row.text("event"),
                        row.text("status"),
                        row.textOrNull("payload")));
    }

    /** A fill that two events tell of; empty when there is none. */
    String fillBookedTwice() {
        return fillBookedTwice;
    }

    /** What is wrong with the order that a cursor stands on; empty when nothing is. */
    String fault(RowCursor row, Fills fills) {
        try {
            return compare(row, replay(row, fills));
        } catch (Fault e) {
            return e.what;
        } catch (TradekeepException | IllegalArgumentException e) {
            return "cannot be replayed: " + e.getMessage();
        }
    }

    private Order replay(RowCursor row, Fills fills) throws Fault {
        Order order = first(row);
        long sequence = 0;
        for (Event event : events) {
            sequence++;
            if (event.sequence != sequence) {
                throw new Fault("event " + sequence + " is missing, found " + event.sequence);
            }
            order =
                    order.apply(
                            OrderEventPayload.read(
                                    event.name,
                                    event.at,
                                    event.payload,
                                    trade -> find(trade, fills)));
            if (!order.status().name().equals(event.status)) {
                throw new Fault(
                        "event "
                                + sequence
                                + " ("
                                + event.name
                                + ") leads to "
                                + order.status()
                                + ", its row says "
                                + event.status);
            }
        }
        return order;
    }

    /** The order before its first event. */
    private static Order first(RowCursor row) {
        String as = row.numberOr("asked_quantity", 0) == 0 ? "" : "asked_";
        OrderTerms terms =
                OrderTerms.of(
                        OrderType.valueOf(row.text("type")),
                        row.number(as + "limit_price"),
                        row.number(as + "trigger_price"),
                        row.number(as + "trailing_distance"));
        return Order.of(
                OrderRequest.of(
                        row.text("client_order_id"),
                        ANY,
                        Side.valueOf(row.text("side")),
                        terms,
                        row.number(as + "quantity"),
                        row.number("created_at")));
    }

    private Fill find(String exchangeTradeId, Fills fills) {
        Fills.Booked trade = fills.find(exchangeTradeId);
        if (trade == null) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "its trade " + exchangeTradeId + " is not booked");
        }
        if (trade.replayed) {
            fillBookedTwice = trade.exchangeTradeId;
        }
        trade.replayed = true;
        return trade.fill();
    }

    private static String compare(RowCursor row, Order replayed) {
        List<String> differences = new ArrayList<>();
        compare("quantity", row.number("quantity"), replayed.quantity(), differences);
        compare("limit price", row.number("limit_price"), replayed.limitPrice(), differences);
        compare(
                "trigger price",
                row.number("trigger_price"),
                replayed.terms().triggerPrice(),
                differences);
        compare(
                "filled quantity",
                row.number("filled_quantity"),
                replayed.filledQuantity(),
                differences);
        compare(
                "filled notional",
                row.number("filled_notional"),
                replayed.filledNotional(),
                differences);
        compare(
                "exchange id",
                row.textOrNull("exchange_order_id"),
                replayed.exchangeOrderId(),
                differences);
        compare("status", row.text("status"), replayed.status().name(), differences);
        return differences.isEmpty() ? "" : "its row " + String.join(", ", differences);
    }

    private static void compare(
            String name, @Nullable Object stated, @Nullable Object replayed, List<String> found) {
        if (!Objects.equals(stated, replayed)) {
            found.add("says " + name + " " + stated + ", its events lead to " + replayed);
        }
    }

    /** What ends a replay; without a stack trace, for a broken file may have a million. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final String what;

        Fault(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
