package dev.tradekeep.store.strategies;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads results of backtests back, in one transaction. */
public final class BacktestReader {
    private final Transaction transaction;

    public BacktestReader(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The result of an id. */
    public Optional<StoredBacktest> find(long id) {
        return transaction.find(
                StrategyQuery.GET_BACKTEST,
                Binder.of(id),
                row -> read(id, row.getText("strategy"), result(row)));
    }

    private StoredBacktest read(long id, String strategy, BacktestResult result) {
        return new StoredBacktest(
                id,
                strategy,
                result,
                transaction.list(
                        StrategyQuery.MARKETS_OF_BACKTEST,
                        Binder.of(id),
                        row ->
                                new StoredBacktest.Market(
                                        row.getText("symbol"),
                                        row.getInt("price_scale"),
                                        row.getInt("quantity_scale"),
                                        row.getLong("tick_size"))),
                inputs(id),
                transaction.list(
                        StrategyQuery.EQUITY_OF_BACKTEST,
                        Binder.of(id),
                        row ->
                                new CurvePoint(
                                        row.getLong("measured_at"),
                                        row.getLong("equity"),
                                        row.getInt("drawdown_bps"))),
                transaction.list(
                        StrategyQuery.ROUND_TRIPS_OF_BACKTEST,
                        Binder.of(id),
                        row ->
                                new StoredBacktest.Trip(
                                        row.getInt("market"),
                                        new RoundTrip(
                                                Side.valueOf(row.getText("side")),
                                                row.getLong("quantity"),
                                                row.getLong("entry_notional"),
                                                row.getLong("exit_notional"),
                                                row.getLong("realized_pnl"),
                                                row.getLong("fees"),
                                                row.isNull("initial_risk")
                                                        ? null
                                                        : (Long) row.getLong("initial_risk"),
                                                row.getLong("worst_pnl"),
                                                row.getLong("best_pnl"),
                                                row.getLong("opened_at"),
                                                row.getLong("closed_at")))),
                transaction.list(
                        StrategyQuery.STATISTICS_OF_BACKTEST,
                        Binder.of(id),
                        row ->
                                new BacktestStatistic(
                                        row.getText("account"),
                                        row.getText("measure"),
                                        row.getText("kind"),
                                        row.getText("value"))),
                transaction
                        .find(
                                StrategyQuery.VERDICT_OF_BACKTEST,
                                Binder.of(id),
                                row ->
                                        new BacktestVerdict(
                                                row.getText("verdict"), row.getText("report")))
                        .orElse(null));
    }

    private StoredBacktest.@Nullable Inputs inputs(long id) {
        return transaction
                .find(
                        StrategyQuery.INPUTS_OF_BACKTEST,
                        Binder.of(id),
                        row ->
                                new StoredBacktest.Inputs(
                                        row.getText("sha256"),
                                        row.getText("program_version"),
                                        venue(row),
                                        transaction.list(
                                                StrategyQuery.FEEDS_OF_BACKTEST,
                                                Binder.of(id),
                                                BacktestReader::feed),
                                        transaction.list(
                                                StrategyQuery.STRATEGIES_OF_BACKTEST,
                                                Binder.of(id),
                                                BacktestReader::heard)))
                .orElse(null);
    }

    private static EngineVenue venue(Row row) {
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

    private static BacktestInputs.Feed feed(Row row) {
        return new BacktestInputs.Feed(
                row.getInt("market"),
                row.getLongOrNull("series_id"),
                row.getText("source"),
                new Interval(row.getLong("interval_micros")),
                row.getInt("volume_scale"),
                row.getLong("candles"),
                row.getLong("first_open_time"),
                row.getLong("last_open_time"),
                row.getText("fingerprint"));
    }

    private static BacktestInputs.Heard heard(Row row) {
        return new BacktestInputs.Heard(
                row.getText("strategy"),
                row.getText("parameters"),
                row.getText("sha256"),
                row.getInt("feed"));
    }

    private static BacktestResult result(Row row) {
        return new BacktestResult(
                row.getLongOrNull("engine_run_id"),
                row.getLong("strategy_id"),
                row.getLongOrNull("preset_id"),
                row.getLongOrNull("series_id"),
                row.getText("parameters"),
                new Asset(row.getText("quote"), row.getInt("quote_scale")),
                row.getLong("first_open_time"),
                row.getLong("last_open_time"),
                row.getLong("start_equity"),
                row.getLong("end_equity"),
                row.getInt("max_drawdown_bps"),
                row.getLong("candles"),
                row.getLong("orders"),
                row.getLong("denied"),
                row.getLong("expired"),
                row.getLong("trades"),
                row.getLong("fees"),
                row.getLong("slippage"),
                row.getLong("created_at"));
    }
}
