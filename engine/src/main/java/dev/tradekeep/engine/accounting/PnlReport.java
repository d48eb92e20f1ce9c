package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Movement;
import dev.tradekeep.store.portfolio.Posting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each portfolio earned with each instrument, and by funding and interest. */
public final class PnlReport {
    private static final Comparator<Key> ORDER =
            Comparator.comparingLong(Key::portfolioId)
                    .thenComparing(Key::reason)
                    .thenComparingLong(Key::thing);

    private final ReportBooks books;
    private final ReportScope scope;
    private final TradeReport trades;
    private final Map<Key, Tally> tallies = new TreeMap<>(ORDER);

    public PnlReport(ReportBooks books, ReportScope scope) {
        this.books = books;
        this.scope = scope;
        trades = new TradeReport(books, scope);
    }

    /**
     * What a row is of.
     *
     * @param thing an instrument for trades, else an asset
     */
    private record Key(long portfolioId, Posting.Reason reason, long thing) {}

    /** Its rows, by portfolio. */
    public List<PnlRow> rows() {
        books.forEach(scope, this::book);
        List<PnlRow> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(row(key, tally)));
        return rows;
    }

    private void book(Movement movement) {
        TradeRow row = trades.book(movement);
        if (!scope.period().contains(movement.at())) {
            return;
        }
        if (row != null) {
            tally(movement, Posting.Reason.TRADE, row.trade().instrumentId()).add(row);
        } else if (isIncome(movement)) {
            tally(movement, movement.reason(), movement.assetId()).earn(movement.amount());
        }
    }

    private boolean isIncome(Movement movement) {
        return movement.trade() == null
                && movement.reason().isEarned()
                && books.isWanted(scope, movement.portfolioId())
                && scope.wantsCurrency(movement.assetId());
    }

    private Tally tally(Movement movement, Posting.Reason reason, long thing) {
        return tallies.computeIfAbsent(
                new Key(movement.portfolioId(), reason, thing), _ -> new Tally());
    }

    private PnlRow row(Key key, Tally tally) {
        if (key.reason() != Posting.Reason.TRADE) {
            return new PnlRow(
                    key.portfolioId(),
                    key.reason(),
                    null,
                    key.thing(),
                    0,
                    0,
                    0,
                    tally.realized,
                    0,
                    Map.of(),
                    0,
                    0,
                    tally.realized);
        }
        ListedInstrument listed = books.instrument(key.thing());
        LotBook open = trades.position(key.portfolioId(), key.thing());
        long costs = tally.fees.getOrDefault(listed.quoteAssetId(), 0L);
        return new PnlRow(
                key.portfolioId(),
                key.reason(),
                listed,
                listed.quoteAssetId(),
                tally.trades,
                tally.bought,
                tally.sold,
                tally.realized,
                tally.slippage,
                tally.fees,
                open.held(),
                open.held() < 0 ? -open.money() : open.money(),
                FixedPoint.subtract(tally.realized, costs));
    }

    private static final class Tally {
        private long trades;
        private long bought;
        private long sold;
        private long realized;
        private long slippage;
        private final Map<Long, Long> fees = new TreeMap<>();

        void add(TradeRow row) {
            trades++;
            Movement.Trade trade = row.trade();
            if (trade.side() == Side.BUY) {
                bought = FixedPoint.add(bought, trade.quantity());
            } else {
                sold = FixedPoint.add(sold, trade.quantity());
            }
            Long earned = row.realized();
            earn(earned == null ? 0 : earned);
            slippage = FixedPoint.add(slippage, trade.slippage());
            if (trade.fee() != 0) {
                fees.merge(trade.feeAssetId(), trade.fee(), FixedPoint::add);
            }
        }

        void earn(long amount) {
            realized = FixedPoint.add(realized, amount);
        }
    }
}
