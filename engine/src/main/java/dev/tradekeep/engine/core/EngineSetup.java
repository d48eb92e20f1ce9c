package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.risk.AccountRules;
import dev.tradekeep.engine.risk.CashAccount;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueCosts;
import java.util.List;

/**
 * What an engine is made of; it does not change while the engine runs.
 *
 * @param markets what it may trade
 * @param feeds what it hears
 * @param portfolios what it trades for
 * @param strategies who decides
 * @param costs what a trade is assumed to cost, to be set aside
 * @param account how what it trades is paid for
 * @param capabilities of its venue
 * @param incarnation begins the ids of its orders: no other run has it
 */
public record EngineSetup(
        List<Market> markets,
        List<Feed> feeds,
        List<PortfolioSetup> portfolios,
        List<StrategySetup> strategies,
        VenueCosts costs,
        AccountRules account,
        VenueCapabilities capabilities,
        long incarnation) {
    public EngineSetup {
        markets = List.copyOf(markets);
        feeds = List.copyOf(feeds);
        portfolios = List.copyOf(portfolios);
        strategies = List.copyOf(strategies);
    }

    /** One that trades with cash. */
    public EngineSetup(
            List<Market> markets,
            List<Feed> feeds,
            List<PortfolioSetup> portfolios,
            List<StrategySetup> strategies,
            VenueCosts costs,
            VenueCapabilities capabilities,
            long incarnation) {
        this(
                markets,
                feeds,
                portfolios,
                strategies,
                costs,
                new CashAccount(costs),
                capabilities,
                incarnation);
    }

    /**
     * A portfolio that the engine trades for.
     *
     * @param id of its row
     * @param quote what its equity is counted in
     */
    public record PortfolioSetup(long id, Asset quote) {}

    /**
     * A strategy in its initial state.
     *
     * @param portfolio index of the portfolio that it trades for
     * @param feeds indexes of the feeds that it decides on; what it registered on its own candles
     *     is of the first
     * @param others indexes of the feeds of its other inputs, in their order
     */
    public record StrategySetup(
            StrategyInstance strategy, int portfolio, List<Integer> feeds, List<Integer> others) {
        public StrategySetup {
            feeds = List.copyOf(feeds);
            others = List.copyOf(others);
            int inputs = strategy.inputs().size() - 1;
            if (!feeds.isEmpty() && others.size() != inputs) {
                throw new IllegalArgumentException(
                        "Strategy "
                                + strategy.name()
                                + " looks at "
                                + inputs
                                + " other series, found feeds for "
                                + others.size());
            }
        }

        /** One that looks at no other series. */
        public StrategySetup(StrategyInstance strategy, int portfolio, List<Integer> feeds) {
            this(strategy, portfolio, feeds, List.of());
        }

        /** The index of the feed of an input; below 0 for none. */
        int feedOf(int input) {
            if (feeds.isEmpty()) {
                return -1;
            }
            return input == 0 ? feeds.getFirst() : others.get(input - 1);
        }

        /**
         * How many candles of a feed lead it to the same state as all of them.
         *
         * @param feed one of the engine
         */
        public int warmupBars(Feed feed) {
            int bars = 0;
            for (int input = 0; input < strategy.inputs().size(); input++) {
                if (feedOf(input) == feed.index()) {
                    bars = Math.max(bars, strategy.inputs().get(input).warmupBars(feed.interval()));
                }
            }
            return bars;
        }
    }
}
