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
                    "what an order says is filled is the sum of its trades, and no more than asked",
                    "The rest of the order would be too large or too small.",
                    "orders and trades");
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
        return List.of(STATE, FILLED, TRADE_ORDERS, FILL_TWICE, POSITIONS);
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
                long id = orders.number(0);
                skipOrphans(trades, id, positions, findings);
                while (events.onRow() && events.number(0) < id) {
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
        while (trades.onRow() && trades.number(0) < orderId) {
            addToPosition(trades, positions);
            long trade = trades.number(1);
            findings.add(
                    Finding.of(
                                    TRADE_ORDERS,
                                    "trade " + trade,
                                    "its order " + trades.number(0) + " is not there")
                            .naming(List.of("trade " + trade)));
            trades.next();
        }
    }

    private void takeTrades(
            RowCursor orders, long id, RowCursor trades, HoldingSums positions, Findings findings) {
        fills.clear();
        for (; trades.onRow() && trades.number(0) == id; trades.next()) {
            findings.examined(TRADE_ORDERS, 1);
            findings.examined(FILL_TWICE, 1);
            addToPosition(trades, positions);
            long trade = trades.number(1);
            compareWithOrder(orders, trades, trade, findings);
            Fills.Booked twin =
                    fills.add(
                            new Fills.Booked(
                                    trade,
                                    trades.text(8),
                                    trades.number(4),
                                    trades.number(5),
                                    trades.number(6),
                                    trades.number(7)));
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
        long quantity = trades.number(5);
        positions.add(
                trades.number(2),
                trades.number(3),
                trades.text(9).equals(Side.BUY.name()) ? quantity : -quantity);
    }

    private static void compareWithOrder(
            RowCursor orders, RowCursor trades, long trade, Findings findings) {
        List<String> differences = new ArrayList<>();
        if (trades.number(2) != orders.number(1)) {
            differences.add("portfolio " + trades.number(2) + ", not " + orders.number(1));
        }
        if (trades.number(3) != orders.number(2)) {
            differences.add("instrument " + trades.number(3) + ", not " + orders.number(2));
        }
        if (!trades.text(9).equals(orders.text(10))) {
            differences.add("side " + trades.text(9) + ", not " + orders.text(10));
        }
        if (!differences.isEmpty()) {
            findings.add(
                    Finding.of(
                                    TRADE_ORDERS,
                                    "trade " + trade,
                                    "is of "
                                            + String.join(", ", differences)
                                            + " as its order "
                                            + orders.number(0))
                            .naming(List.of("trade " + trade, "order " + orders.number(0))));
        }
    }

    private void takeEvents(long id, RowCursor events) {
        replay.clear();
        for (; events.onRow() && events.number(0) == id; events.next()) {
            replay.add(events);
        }
    }

    private void judge(RowCursor orders, long id, Findings findings) {
        findings.examined(STATE, 1);
        findings.examined(FILLED, 1);
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
        boolean filled =
                fills.quantity().is(orders.number(5)) && fills.notional().is(orders.number(6));
        if (!filled || orders.number(5) > orders.number(3)) {
            List<String> rows = new ArrayList<>(List.of(subject));
            fills.all().forEach(trade -> rows.add("trade " + trade.tradeId));
            findings.add(
                    Finding.of(
                                    FILLED,
                                    subject,
                                    "says "
                                            + orders.number(5)
                                            + " of "
                                            + orders.number(3)
                                            + " is filled for "
                                            + orders.number(6)
                                            + ", its trades sum to "
                                            + fills.quantity()
                                            + " for "
                                            + fills.notional())
                            .naming(rows));
        }
    }
}
