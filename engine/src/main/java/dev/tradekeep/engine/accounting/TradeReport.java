package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Movement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every trade with what it earned, matched with the position that its portfolio had of its
 * instrument. By the average this is what the books say of the position, to the last unit.
 */
public final class TradeReport {
    private final ReportBooks books;
    private final ReportScope scope;
    private final Map<PositionKey, LotBook> positions = new HashMap<>();

    public TradeReport(ReportBooks books, ReportScope scope) {
        this.books = books;
        this.scope = scope;
    }

    /** Whose position of what. */
    record PositionKey(long portfolioId, long instrumentId) {}

    /** Tells every trade of the report's time, in the order in which they were booked. */
    public void forEach(Consumer<TradeRow> rows) {
        books.forEach(
                scope,
                movement -> {
                    TradeRow row = book(movement);
                    if (row != null && scope.period().contains(movement.at())) {
                        rows.accept(row);
                    }
                });
    }

    /** Books a movement; null for one that is no trade, or none of the report's. */
    @Nullable TradeRow book(Movement movement) {
        Movement.Trade trade = movement.trade();
        if (trade == null || !books.isWanted(scope, movement.portfolioId())) {
            return null;
        }
        ListedInstrument listed = books.instrument(trade.instrumentId());
        if (!scope.wantsCurrency(listed.quoteAssetId())) {
            return null;
        }
        LotBook book =
                positions.computeIfAbsent(
                        new PositionKey(movement.portfolioId(), trade.instrumentId()),
                        _ -> new LotBook(scope.method()));
        int side = trade.side().sign();
        long before = book.held();
        Sum earned = new Sum();
        book.fill(
                side,
                new Lot(
                        movement.at(),
                        movement.postingId(),
                        trade.quantity(),
                        trade.money(),
                        0,
                        listed.quoteAssetId()),
                (part, money, _) -> earned.add(-side * FixedPoint.subtract(money, part.money())));
        boolean closes = Long.signum(before) == -side;
        return new TradeRow(movement, trade, listed, closes ? earned.sum : null, book.held());
    }

    /** What is open of an instrument. */
    LotBook position(long portfolioId, long instrumentId) {
        return positions.getOrDefault(
                new PositionKey(portfolioId, instrumentId), new LotBook(scope.method()));
    }

    private static final class Sum {
        private long sum;

        void add(long amount) {
            sum = FixedPoint.add(sum, amount);
        }
    }
}
