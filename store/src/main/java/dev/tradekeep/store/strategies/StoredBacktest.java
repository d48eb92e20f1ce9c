package dev.tradekeep.store.strategies;

import dev.tradekeep.store.engines.EngineVenue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a backtest as the books have it.
 *
 * @param strategy the name of the first strategy
 * @param markets what was traded
 * @param inputs null for one that was written into the books, whose run has them
 * @param curve in order of time
 * @param trips round trips, in order
 * @param statistics none of one that was written into the books
 * @param verdict null when none was made
 */
public record StoredBacktest(
        long id,
        String strategy,
        BacktestResult result,
        List<Market> markets,
        @Nullable Inputs inputs,
        List<CurvePoint> curve,
        List<Trip> trips,
        List<BacktestStatistic> statistics,
        @Nullable BacktestVerdict verdict) {
    public StoredBacktest {
        markets = List.copyOf(markets);
        curve = List.copyOf(curve);
        trips = List.copyOf(trips);
        statistics = List.copyOf(statistics);
    }

    /** What was traded, and how many decimals it had. */
    public record Market(String symbol, int priceScale, int quantityScale, long tickSize) {}

    /**
     * What led to the result.
     *
     * @param sha256 of all of it
     */
    public record Inputs(
            String sha256,
            String programVersion,
            EngineVenue venue,
            List<BacktestInputs.Feed> feeds,
            List<BacktestInputs.Heard> strategies) {
        public Inputs {
            feeds = List.copyOf(feeds);
            strategies = List.copyOf(strategies);
        }
    }

    /** A round trip in a market, by its index. */
    public record Trip(int market, RoundTrip trip) {}
}
