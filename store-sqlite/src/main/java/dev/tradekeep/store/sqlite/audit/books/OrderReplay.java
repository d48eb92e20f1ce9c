package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of one order through the state machine of the model and compares what comes
 * out with its row. Made once and used for one order after the other.
 */
final class OrderReplay {
    /** No order is replayed by its grid or its units, so any instrument will do. */
    private static final Instrument ANY =
            new Instrument("A/B", new Asset("A", 0), new Asset("B", 0), 0, 0, 1, 1, 0, 0);

    private static final Pattern TERMS = Pattern.compile("quantity (\\d{1,19}), limit (\\d{1,19})");

    /** An event as it is booked. */
    private record Event(
            long sequence, long at, String name, String status, @Nullable String detail) {}

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
                        row.textOrNull("detail")));
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
            order = order.apply(read(event, fills));
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

    /** The order before its first event. What an amendment replaced is not kept. */
    private Order first(RowCursor row) {
        boolean amended = events.stream().anyMatch(event -> event.name.equals("Updated"));
        return new Order(
                row.text("client_order_id"),
                ANY,
                Side.valueOf(row.text("side")),
                OrderType.valueOf(row.text("type")),
                amended ? Long.MAX_VALUE : row.number("quantity"),
                row.number("limit_price"),
                OrderStatus.INITIALIZED,
                null,
                0,
                0,
                null,
                row.number("created_at"),
                row.number("created_at"));
    }

    private OrderEvent read(Event event, Fills fills) throws Fault {
        long at = event.at;
        String detail = Objects.requireNonNullElse(event.detail, "");
        return switch (event.name) {
            case "Denied" -> new OrderEvent.Denied(at, detail, detail);
            case "Submitted" -> new OrderEvent.Submitted(at);
            case "Accepted" -> new OrderEvent.Accepted(at, detail);
            case "Rejected" -> new OrderEvent.Rejected(at, detail);
            case "Triggered" -> new OrderEvent.Triggered(at);
            case "UpdateRequested" -> new OrderEvent.UpdateRequested(at);
            case "Updated" -> updated(at, detail);
            case "UpdateRejected" -> new OrderEvent.UpdateRejected(at, detail);
            case "CancelRequested" -> new OrderEvent.CancelRequested(at);
            case "CancelRejected" -> new OrderEvent.CancelRejected(at, detail);
            case "Canceled" -> new OrderEvent.Canceled(at);
            case "Expired" -> new OrderEvent.Expired(at);
            case "OutcomeUnknown" -> new OrderEvent.OutcomeUnknown(at, detail);
            case "Filled" -> filled(event, fills);
            default -> throw new Fault("event " + event.sequence + " is no event: " + event.name);
        };
    }

    private static OrderEvent updated(long at, String detail) throws Fault {
        Matcher terms = TERMS.matcher(detail);
        if (!terms.matches()) {
            throw new Fault("an amendment has no terms: " + detail);
        }
        return new OrderEvent.Updated(
                at, Long.parseLong(terms.group(1)), Long.parseLong(terms.group(2)));
    }

    private OrderEvent filled(Event event, Fills fills) throws Fault {
        Fills.Booked trade = fills.find(event.detail);
        if (trade == null) {
            throw new Fault("event " + event.sequence + " tells of a trade that is not booked");
        }
        if (trade.replayed) {
            fillBookedTwice = trade.exchangeTradeId;
        }
        trade.replayed = true;
        return new OrderEvent.Filled(event.at, trade.fill());
    }

    private static String compare(RowCursor row, Order replayed) {
        List<String> differences = new ArrayList<>();
        compare("quantity", row.number("quantity"), replayed.quantity(), differences);
        compare("limit price", row.number("limit_price"), replayed.limitPrice(), differences);
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
        OrderStatus before = replayed.statusBeforePending();
        compare(
                "status before pending",
                row.textOrNull("status_before_pending"),
                before == null ? null : before.name(),
                differences);
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
