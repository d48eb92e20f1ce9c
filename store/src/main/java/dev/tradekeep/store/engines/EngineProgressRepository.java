package dev.tradekeep.store.engines;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * How far an engine has come, in one transaction: what it writes with each booking, so that it can
 * go on from there after any crash.
 */
public final class EngineProgressRepository {
    private final Transaction transaction;

    public EngineProgressRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * How far a series of candles was traded.
     *
     * @param openTime of the last candle, UTC microseconds
     * @param close of that candle, price units
     */
    public record Cursor(long seriesId, long openTime, long close) {}

    /**
     * What losses of a portfolio are measured from; amounts in units of its quote asset.
     *
     * @param day since the epoch
     * @param dayBeganAt when that day began, UTC microseconds; after its 00:00 on the first of all
     * @param dayStart what it was worth when the day began
     * @param dayHigh the most it was worth since then
     * @param drawdownBps the deepest fall of the day, 0 or more
     * @param high the most it was ever worth
     * @param equity what it was worth then
     * @param measuredAt UTC microseconds
     */
    public record EquityBaseline(
            long portfolioId,
            long day,
            long dayBeganAt,
            long dayStart,
            long dayHigh,
            int drawdownBps,
            long high,
            long trades,
            long fees,
            long equity,
            long measuredAt) {}

    /** What a strategy of an engine remembers. */
    public record StrategyState(int slot, String state) {}

    /**
     * Begins a booking: it must follow the last one, and its owner must be the one that claimed the
     * engine last.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it does not, so that nothing
     *     of it is booked
     */
    public void begin(long engineId, long number, long epoch, long at) {
        long rows =
                transaction.update(
                        EngineProgressQuery.BEGIN,
                        p ->
                                p.set("engine_id", engineId)
                                        .set("number", number)
                                        .set("before", number - 1)
                                        .set("epoch", epoch)
                                        .set("booked_at", at));
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Booking "
                            + number
                            + " of engine "
                            + engineId
                            + " does not follow the last one in the books, or another process has"
                            + " claimed the engine. Nothing of it was booked.");
        }
    }

    /**
     * The last booking of an engine.
     *
     * @param number 0 before the first
     * @param at UTC microseconds
     */
    public record LastBooking(long number, long at) {}

    public LastBooking lastBooking(long engineId) {
        return transaction
                .find(
                        EngineProgressQuery.LAST,
                        p -> p.set("engine_id", engineId),
                        row -> new LastBooking(row.getLong("number"), row.getLong("booked_at")))
                .orElse(new LastBooking(0, 0));
    }

    /** The epoch of the engine's last claim. */
    public long epoch(long engineId) {
        return transaction
                .find(
                        EngineProgressQuery.EPOCH,
                        p -> p.set("engine_id", engineId),
                        row -> row.getLong("epoch"))
                .orElse(0L);
    }

    public void save(long engineId, Cursor cursor) {
        transaction.update(
                EngineProgressQuery.SAVE_CURSOR,
                p ->
                        p.set("engine_id", engineId)
                                .set("series_id", cursor.seriesId())
                                .set("open_time", cursor.openTime())
                                .set("close", cursor.close()));
    }

    /** How far each series was traded. */
    public List<Cursor> cursors(long engineId) {
        return transaction.list(
                EngineProgressQuery.CURSORS,
                p -> p.set("engine_id", engineId),
                row ->
                        new Cursor(
                                row.getLong("series_id"),
                                row.getLong("open_time"),
                                row.getLong("close")));
    }

    public void save(EquityBaseline baseline) {
        transaction.update(
                EngineProgressQuery.SAVE_BASELINE,
                p ->
                        p.set("portfolio_id", baseline.portfolioId())
                                .set("day", baseline.day())
                                .set("day_began_at", baseline.dayBeganAt())
                                .set("day_start", baseline.dayStart())
                                .set("day_high", baseline.dayHigh())
                                .set("max_drawdown_bps", baseline.drawdownBps())
                                .set("high", baseline.high())
                                .set("trades", baseline.trades())
                                .set("fees", baseline.fees())
                                .set("equity", baseline.equity())
                                .set("measured_at", baseline.measuredAt()));
    }

    /** What losses of a portfolio are measured from; empty before its first booking. */
    public Optional<EquityBaseline> baseline(long portfolioId) {
        return transaction.find(
                EngineProgressQuery.BASELINE,
                p -> p.set("portfolio_id", portfolioId),
                EngineProgressRepository::readBaseline);
    }

    private static EquityBaseline readBaseline(Row row) {
        return new EquityBaseline(
                row.getLong("portfolio_id"),
                row.getLong("day"),
                row.getLong("day_began_at"),
                row.getLong("day_start"),
                row.getLong("day_high"),
                row.getInt("max_drawdown_bps"),
                row.getLong("high"),
                row.getLong("trades"),
                row.getLong("fees"),
                row.getLong("equity"),
                row.getLong("measured_at"));
    }

    public void save(long engineId, StrategyState strategy) {
        transaction.update(
                EngineProgressQuery.SAVE_STRATEGY,
                p ->
                        p.set("engine_id", engineId)
                                .set("slot", strategy.slot())
                                .set("state", strategy.state()));
    }

    /**
     * When a strategy wants to be called.
     *
     * @param id the strategy's own, at least 0
     * @param at UTC microseconds
     */
    public record StrategyTimer(int slot, long id, long at) {}

    /** Sets a timer of a strategy, in place of one of its id. */
    public void save(long engineId, StrategyTimer timer) {
        transaction.update(
                EngineProgressQuery.SAVE_TIMER,
                p ->
                        p.set("engine_id", engineId)
                                .set("slot", timer.slot())
                                .set("timer_id", timer.id())
                                .set("due_at", timer.at()));
    }

    /** Drops a timer that a strategy was called for. */
    public void dropTimer(long engineId, int slot, long id) {
        transaction.update(
                EngineProgressQuery.DROP_TIMER,
                p -> p.set("engine_id", engineId).set("slot", slot).set("timer_id", id));
    }

    /** The timers that strategies wait for. */
    public List<StrategyTimer> timers(long engineId) {
        return transaction.list(
                EngineProgressQuery.TIMERS,
                p -> p.set("engine_id", engineId),
                row ->
                        new StrategyTimer(
                                row.getInt("slot"),
                                row.getLong("timer_id"),
                                row.getLong("due_at")));
    }

    /** What each strategy remembers. */
    public List<StrategyState> strategies(long engineId) {
        return transaction.list(
                EngineProgressQuery.STRATEGIES,
                p -> p.set("engine_id", engineId),
                row -> new StrategyState(row.getInt("slot"), row.getText("state")));
    }
}
