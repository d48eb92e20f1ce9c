package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows the changes of each position to what it is now. */
public final class PositionChanges implements Inspection {
    public static final Check CHECK =
            BookCheck.of(
                    "books.position-changes",
                    "every position is what its changes led to",
                    "Profit and cost are taken from the changes, one trade after the other.",
                    "position_changes and positions");

    public static final Check TIMES =
            BookCheck.of(
                    "books.trade-times",
                    "a portfolio trades on in time, never again what is past",
                    "The same history was traded twice: the books hold what was never decided.",
                    "position_changes");

    /** As a row says, whether or not it can be true. */
    private record Held(long quantity, long cost, long realizedPnl, long tradeId) {
        static final Held NOTHING = new Held(0, 0, 0, 0);

        boolean isLike(Held other) {
            return quantity == other.quantity
                    && cost == other.cost
                    && realizedPnl == other.realizedPnl;
        }

        String text() {
            return "quantity " + quantity + ", cost " + cost + ", profit " + realizedPnl;
        }
    }

    @Override
    public List<Check> checks() {
        return List.of(CHECK, TIMES);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        Map<Holding, Held> last = new TreeMap<>(Holding.ORDER);
        Map<Long, Long> times = new TreeMap<>();
        try (RowCursor changes = RowCursor.open(context, BooksQuery.POSITION_CHANGES)) {
            for (; changes.onRow(); changes.next()) {
                findings.examined(CHECK, 1);
                follow(changes, last, findings);
                compareTime(changes, times, findings);
            }
        }
        try (RowCursor stated = RowCursor.open(context, BooksQuery.POSITIONS)) {
            for (; stated.onRow(); stated.next()) {
                compare(stated, last, findings);
            }
        }
        last.forEach((holding, held) ->
                findings.add(
                        finding(
                                        holding,
                                        "no position is stated, its last change left "
                                                + held.text())
                                .naming(List.of("trade " + held.tradeId()))));
    }

    /** By when the engine took a trade, not by when the exchange made it. */
    private static void compareTime(RowCursor row, Map<Long, Long> times, Findings findings) {
        findings.examined(TIMES, 1);
        long at = row.number("changed_at");
        Long before = times.put(row.number("portfolio_id"), at);
        if (before != null && before > at) {
            long trade = row.number("trade_id");
            findings.add(
                    Finding.of(
                                    TIMES,
                                    "portfolio " + row.number("portfolio_id") + ", trade " + trade,
                                    "is of " + at + " µs, the one before of " + before)
                            .naming(List.of("trade " + trade)));
        }
    }

    private static void follow(RowCursor row, Map<Holding, Held> last, Findings findings) {
        Holding holding = Holding.read(row);
        Held after =
                new Held(
                        row.number("amount"),
                        row.number("cost"),
                        row.number("realized_pnl"),
                        row.number("trade_id"));
        Held before = last.put(holding, after);
        long quantity = before == null ? 0 : before.quantity();
        if (quantity + row.number("quantity_change") != after.quantity()) {
            findings.add(
                    Finding.of(
                                    CHECK,
                                    holding.named("instrument") + ", trade " + after.tradeId(),
                                    "changes "
                                            + quantity
                                            + " by "
                                            + row.number("quantity_change")
                                            + " to "
                                            + after.quantity())
                            .naming(List.of("trade " + after.tradeId())));
        }
    }

    private static void compare(RowCursor row, Map<Holding, Held> last, Findings findings) {
        Holding holding = Holding.read(row);
        Held stated =
                new Held(row.number("amount"), row.number("cost"), row.number("realized_pnl"), 0);
        Held left = last.remove(holding);
        if (!stated.isLike(left == null ? Held.NOTHING : left)) {
            String found =
                    left == null ? "it has no changes" : "its last change left " + left.text();
            findings.add(
                    finding(holding, "states " + stated.text() + "; " + found)
                            .naming(left == null ? List.of() : List.of("trade " + left.tradeId())));
        }
    }

    private static Finding finding(Holding holding, String detail) {
        return Finding.of(CHECK, holding.named("instrument"), detail);
    }
}
