package dev.tradekeep.store.engines;

import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;

/** The simulated exchanges of engines and runs, in one transaction. */
public final class EngineVenueRepository {
    private final Transaction transaction;

    public EngineVenueRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Sets how the orders of an engine are filled, from its next start on. */
    public void save(long engineId, EngineVenue venue) {
        transaction.update(EngineVenueQuery.SAVE, p -> set(p.set("engine_id", engineId), venue));
    }

    /** How the orders of an engine are filled; empty when nobody has said so. */
    public Optional<EngineVenue> find(long engineId) {
        return transaction.find(
                EngineVenueQuery.FIND,
                p -> p.set("engine_id", engineId),
                EngineVenueRepository::read);
    }

    /** Notes how the orders of a run are filled. */
    public void noteRun(long runId, EngineVenue venue) {
        transaction.update(
                EngineVenueQuery.INSERT_OF_RUN, p -> set(p.set("engine_run_id", runId), venue));
    }

    /** Whether an order of the engine's portfolio has not ended yet. */
    public boolean hasOpenOrder(long engineId) {
        return transaction.get(
                EngineVenueQuery.HAS_OPEN_ORDER,
                p -> p.set("engine_id", engineId),
                row -> row.getBoolean(0));
    }

    private static void set(Parameters parameters, EngineVenue venue) {
        parameters
                .set("fill_model", venue.fillModel())
                .set("maker_fee", venue.makerFee().units())
                .set("taker_fee", venue.takerFee().units())
                .set("slippage", venue.slippage().units())
                .set("volume_share_bps", venue.volumeShareBps())
                .set("volume_unit", venue.volumeUnit())
                .set("trading_days", venue.tradingDays())
                .set("latency_micros", venue.latencyMicros());
    }

    private static EngineVenue read(Row row) {
        return new EngineVenue(
                row.getText("fill_model"),
                new BasisPoints(row.getLong("maker_fee")),
                new BasisPoints(row.getLong("taker_fee")),
                new BasisPoints(row.getLong("slippage")),
                row.getLong("volume_share_bps"),
                row.getText("volume_unit"),
                row.getTextOrNull("trading_days"),
                row.getLong("latency_micros"));
    }
}
