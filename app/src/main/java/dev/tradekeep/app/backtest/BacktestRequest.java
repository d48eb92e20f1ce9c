package dev.tradekeep.app.backtest;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.market.Interval;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param strategies each with its parameters, or the name of a preset
 * @param candles a file of candles; null: those of the database
 * @param instruments of the database, such as {@code BTC/USD} or {@code simulated:BTC/USD}; of a
 *     file what its candles are of, one at most; empty: as the preset or the file's name tells
 * @param interval of the candles; null: as there are
 * @param from candles that open at or after this time, UTC microseconds
 * @param to candles that open before this time, UTC microseconds
 * @param source names the series where there are several; null: any
 * @param tick of the prices, as decimal text; null: as the instrument has it
 * @param rules by which orders are filled, and what that costs
 * @param cash to start with, in the quote asset, as decimal text
 */
public record BacktestRequest(
        List<String> strategies,
        @Nullable Path candles,
        List<String> instruments,
        @Nullable Interval interval,
        long from,
        long to,
        @Nullable String source,
        @Nullable String tick,
        VenueSettings rules,
        String cash) {
    public BacktestRequest {
        strategies = List.copyOf(strategies);
        instruments = List.copyOf(instruments);
    }
}
