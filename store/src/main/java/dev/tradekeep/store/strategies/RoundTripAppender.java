package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;

/** Adds round trips to one backtest, in their order. */
public final class RoundTripAppender implements AutoCloseable {
    private final Batch batch;
    private long sequence;

    RoundTripAppender(Transaction transaction, long backtestId) {
        batch = transaction.batch(StrategyQuery.INSERT_ROUND_TRIP);
        batch.set("backtest_id", backtestId);
    }

    /**
     * Adds the next one.
     *
     * @param market index of its market
     */
    public void add(int market, RoundTrip trip) {
        sequence++;
        batch.set("sequence", sequence)
                .set("market", market)
                .set("side", trip.side().name())
                .set("quantity", trip.quantity())
                .set("entry_notional", trip.entryNotional())
                .set("exit_notional", trip.exitNotional())
                .set("realized_pnl", trip.realizedPnl())
                .set("fees", trip.fees())
                .set("initial_risk", trip.initialRisk())
                .set("worst_pnl", trip.worstPnl())
                .set("best_pnl", trip.bestPnl())
                .set("opened_at", trip.openedAt())
                .set("closed_at", trip.closedAt());
        batch.add();
    }

    @Override
    public void close() {
        batch.close();
    }
}
