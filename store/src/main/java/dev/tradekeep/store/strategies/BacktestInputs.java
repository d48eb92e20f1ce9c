package dev.tradekeep.store.strategies;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.engines.EngineVenue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads to the result of a backtest: the same inputs give the same result.
 *
 * @param sha256 of all of them, 64 lower-case hexadecimal digits
 * @param programVersion of the program that ran it
 * @param venue by which rules orders were filled, and what that cost
 * @param markets what was traded
 * @param feeds the candles
 * @param strategies with the candles that each heard
 */
public record BacktestInputs(
        String sha256,
        String programVersion,
        EngineVenue venue,
        List<Instrument> markets,
        List<Feed> feeds,
        List<Heard> strategies) {
    public BacktestInputs {
        markets = List.copyOf(markets);
        feeds = List.copyOf(feeds);
        strategies = List.copyOf(strategies);
    }

    /**
     * Candles that a backtest ran over.
     *
     * @param market index of the market
     * @param seriesId null for those of a file
     * @param fingerprint which tells the candles from others
     */
    public record Feed(
            int market,
            @Nullable Long seriesId,
            String source,
            Interval interval,
            int volumeScale,
            long candles,
            long firstOpenTime,
            long lastOpenTime,
            String fingerprint) {}

    /**
     * A strategy.
     *
     * @param sha256 of its source, or its class
     * @param feed index of the candles that it heard
     */
    public record Heard(String strategy, String parameters, String sha256, int feed) {}
}
