package dev.tradekeep.app.demo;

import dev.tradekeep.engine.backtest.BacktestLimit;
import dev.tradekeep.engine.run.VenueSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to demonstrate.
 *
 * @param database the file; made when it is not there
 * @param candles a file of candles; null: made-up ones
 * @param series of candles that are in the books already, instead; null: none
 * @param instrument such as {@code BTC/USD}; null: as the file's name tells
 * @param source names the series that the file joins; null: the only one that fits, as an import
 *     does
 * @param roundVolume whether volumes that do not fit exactly are rounded
 * @param strategy with its parameters, as the strategy catalogue reads it
 * @param rules by which orders are filled, and what that costs
 * @param tick of the instrument, as decimal text; null: what the prices share
 * @param cash to start with, in the quote asset, as decimal text
 * @param seed of the made-up candles
 * @param limits that the backtest keeps
 */
public record DemoSettings(
        Path database,
        @Nullable Path candles,
        @Nullable Long series,
        @Nullable String instrument,
        @Nullable String source,
        boolean roundVolume,
        String strategy,
        VenueSettings rules,
        @Nullable String tick,
        String cash,
        long seed,
        List<BacktestLimit> limits) {
    public DemoSettings {
        limits = List.copyOf(limits);
    }
}
