package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.run.VenueSettings;
import java.util.function.UnaryOperator;

/** Runs a backtest again, with something changed. Several threads may call it. */
@FunctionalInterface
public interface Rerun {
    /** Runs it. */
    BacktestOutcome run(Variation variation);

    /**
     * What is changed.
     *
     * @param feeds other candles of a feed
     * @param rules other rules and costs
     * @param freshClasses whether strategies that come in files are loaded anew, so that nothing is
     *     left of what they kept in static fields
     */
    record Variation(
            UnaryOperator<BacktestFeed> feeds,
            UnaryOperator<VenueSettings> rules,
            boolean freshClasses) {
        /** Nothing. */
        static final Variation NONE =
                new Variation(UnaryOperator.identity(), UnaryOperator.identity(), false);

        /** Nothing, with fresh classes. */
        static final Variation FRESH =
                new Variation(UnaryOperator.identity(), UnaryOperator.identity(), true);

        static Variation ofFeeds(UnaryOperator<BacktestFeed> feeds) {
            return new Variation(feeds, UnaryOperator.identity(), false);
        }

        static Variation ofRules(UnaryOperator<VenueSettings> rules) {
            return new Variation(UnaryOperator.identity(), rules, false);
        }
    }
}
