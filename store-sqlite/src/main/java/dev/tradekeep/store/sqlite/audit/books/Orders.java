package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through orders, their events and their trades together, all in the order of the orders'
 * ids, and through each once. Memory grows with the number of positions, not with history.
 */
public final class Orders implements Inspection {
    public static final Check STATE =
            BookCheck.of(
                    "books.order-state",
                    "every order is what its events lead to",
                    "Whoever acts on an order that is not what it says sends a wrong one.",
                    "orders, order_events and trades, replayed through the state machine");
    public static final Check FILLED =
            BookCheck.of(
                    "books.filled",
                    "what an order says is filled is the sum of its trades",
                    "The rest of the order would be too large or too small.",
                    "orders and trades");
    public static final Check OVERFILLED =
            BookCheck.warning(
                    "books.overfilled",
                    "no order traded more than it asked for",
                    "The exchange traded too much, or an amendment of the order is not known here.",
                    "orders",
                    "Compare the order with the exchange; close what is held too much.");
    public static final Check TRADE_ORDERS =
            BookCheck.of(
                    "books.trade-orders",
                    "every trade belongs to an order of its portfolio, instrument and side",
                    "A trade that nobody asked for is booked on somebody's account.",
                    "orders and trades");
    public static final Check FILL_TWICE =
            BookCheck.of(
                    "books.fill-twice",
                    "no fill is booked twice",
                    "The books hold what was never bought.",
                    "trades and the events that tell of them");
    public static final Check POSITIONS =
            BookCheck.of(
                    "books.positions",
                    "every position is the sum of its trades",
                    "Orders are sized and risk is measured by positions.",
                    "trades and positions");

    private final Fills fills = new Fills();
    private final OrderReplay replay = new OrderReplay();

    @Override
    public List<Check> checks() {
        return List.of(STATE, FILLED, OVERFILLED, TRADE_ORDERS, FILL_TWICE, POSITIONS);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        HoldingSums positions = new HoldingSums();
        try (RowCursor orders = RowCursor.open(context, BooksQuery.ORDERS);
                RowCursor events = RowCursor.open(context, BooksQuery.EVENTS);
                RowCursor trades = RowCursor.open(context, BooksQuery.TRADES)) {
            for (; orders.onRow(); orders.next()) {
                long id = orders.number("id");
                skipOrphans(trades, id, positions, findings);
                while (events.onRow() && events.number("order_id") < id) {
                    // Without its order; the foreign keys tell of it.
                    events.next();
                }
                takeTrades(orders, id, trades, positions, findings);
                takeEvents(id, events);
                judge(orders, id, findings);
            }
            skipOrphans(trades, Long.MAX_VALUE, positions, findings);
        }
        try (RowCursor stated = RowCursor.open(context, BooksQuery.POSITIONS)) {
            positions.compare(stated, POSITIONS, "instrument", "its trades", findings);
        }
    }

    private static void skipOrphans(
            RowCursor trades, long orderId, HoldingSums positions, Findings findings) {
        while (trades.onRow() && trades.number("order_id") < orderId) {
            addToPosition(trades, positions);
            long trade = trades.number("id");
            findings.add(
                    Finding.of(
                                    TRADE_ORDERS,
                                    "trade " + trade,
                                    "its order " + trades.number("order_id") + " is not there")
                            .naming(List.of("trade " + trade)));
            trades.next();
        }
    }

    private void takeTrades(
            RowCursor orders, long id, RowCursor trades, HoldingSums positions, Findings findings) {
        fills.clear();
        for (; trades.onRow() && trades.number("order_id") == id; trades.next()) {
            findings.examined(TRADE_ORDERS, 1);
            findings.examined(FILL_TWICE, 1);
            addToPosition(trades, positions);
            long trade = trades.number("id");
            compareWithOrder(orders, trades, trade, findings);
            Fills.Booked twin =
                    fills.add(
                            new Fills.Booked(
                                    trade,
                                    trades.text("exchange_trade_id"),
                                    trades.number("price"),
                                    trades.number("quantity"),
                                    trades.number("notional"),
                                    trades.number("executed_at")));
            if (twin != null) {
                findings.add(
                        Finding.of(
                                        FILL_TWICE,
                                        "trade " + trade,
                                        "is fill "
                                                + twin.exchangeTradeId
                                                + " of order "
                                                + id
                                                + ", as trade "
                                                + twin.tradeId
                                                + " is")
                                .naming(List.of("trade " + twin.tradeId, "trade " + trade)));
            }
        }
    }

    private static void addToPosition(RowCursor trades, HoldingSums positions) {
        long quantity = trades.number("quantity");
        positions.add(
                trades.number("portfolio_id"),
                trades.number("instrument_id"),
                trades.text("side").equals(Side.BUY.name()) ? quantity : -quantity);
    }

    private static void compareWithOrder(
            RowCursor orders, RowCursor trades, long trade, Findings findings) {
        List<String> differences = new ArrayList<>();
        compare(
                "portfolio",
                trades.number("portfolio_id"),
                orders.number("portfolio_id"),
                differences);
        compare(
                "instrument",
                trades.number("instrument_id"),
                orders.number("instrument_id"),
                differences);
        compare("side", trades.text("side"), orders.text("side"), differences);
        if (!differences.isEmpty()) {
            findings.add(
                    Finding.of(
                                    TRADE_ORDERS,
                                    "trade " + trade,
                                    "is of "
                                            + String.join(", ", differences)
                                            + " as its order "
                                            + orders.number("id"))
                            .naming(List.of("trade " + trade, "order " + orders.number("id"))));
        }
    }

    private static void compare(
            String name, Object found, Object ofOrder, List<String> differences) {
        if (!found.equals(ofOrder)) {
            differences.add(name + " " + found + ", not " + ofOrder);
        }
    }

    private void takeEvents(long id, RowCursor events) {
        replay.clear();
        for (; events.onRow() && events.number("order_id") == id; events.next()) {
            replay.add(events);
        }
    }

    private void judge(RowCursor orders, long id, Findings findings) {
        findings.examined(STATE, 1);
        findings.examined(FILLED, 1);
        findings.examined(OVERFILLED, 1);
        String subject = "order " + id;
        String fault = replay.fault(orders, fills);
        if (!replay.fillBookedTwice().isEmpty()) {
            findings.add(
                    Finding.of(
                                    FILL_TWICE,
                                    subject,
                                    "two of its events tell of fill " + replay.fillBookedTwice())
                            .naming(List.of(subject)));
        } else if (!fault.isEmpty()) {
            findings.add(Finding.of(STATE, subject, fault).naming(List.of(subject)));
        }
        if (orders.number("filled_quantity") > orders.number("quantity")) {
            findings.add(
                    Finding.of(
                                    OVERFILLED,
                                    subject,
                                    "asked for "
                                            + orders.number("quantity")
                                            + " and traded "
                                            + orders.number("filled_quantity"))
                            .naming(List.of(subject)));
        }
        boolean filled =
                fills.quantity().is(orders.number("filled_quantity"))
                        && fills.notional().is(orders.number("filled_notional"));
        if (!filled) {
            List<String> rows = new ArrayList<>(List.of(subject));
            fills.all().forEach(trade -> rows.add("trade " + trade.tradeId));
            findings.add(
                    Finding.of(
                                    FILLED,
                                    subject,
                                    "says "
                                            + orders.number("filled_quantity")
                                            + " of "
                                            + orders.number("quantity")
                                            + " is filled for "
                                            + orders.number("filled_notional")
                                            + ", its trades sum to "
                                            + fills.quantity()
                                            + " for "
                                            + fills.notional())
                            .naming(rows));
        }
    }
}
