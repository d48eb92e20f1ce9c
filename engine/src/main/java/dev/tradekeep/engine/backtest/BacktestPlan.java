package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.TradingDays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest runs: strategies on candles of some instruments, for portfolios with cash.
 *
 * @param feeds the candles, in the order in which those are heard that close together: what a
 *     strategy looks at before what it decides on, else the finest first and then by symbol
 * @param portfolios what is traded for; no two of one name
 * @param strategies in their initial state; used up by the run
 * @param rules by which orders are filled, and what that costs
 */
public record BacktestPlan(
        List<BacktestFeed> feeds,
        List<PlannedPortfolio> portfolios,
        List<EngineSetup.StrategySetup> strategies,
        VenueSettings rules) {
    /** Candles of different series that one backtest hears. */
    public static final int FEEDS_MAX = 1_000;

    /** Strategies of one backtest. */
    public static final int STRATEGIES_MAX = 1_000;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is nothing to
     *     run or too much, or the exchange does not hold what a strategy asks for
     */
    public BacktestPlan {
        feeds = List.copyOf(feeds);
        portfolios = List.copyOf(portfolios);
        strategies = List.copyOf(strategies);
        require("series of candles", feeds.size(), FEEDS_MAX);
        require("portfolios", portfolios.size(), STRATEGIES_MAX);
        require("strategies", strategies.size(), STRATEGIES_MAX);
        strategies.forEach(strategy -> rules.requireFor(strategy.strategy()));
    }

    private static void require(String what, int found, int max) {
        if (found < 1 || found > max) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + max + " " + what + " for a backtest, found " + found + ".");
        }
    }

    /** The same with other candles and other strategies. */
    public BacktestPlan with(
            List<BacktestFeed> others, List<EngineSetup.StrategySetup> otherStrategies) {
        return new BacktestPlan(others, portfolios, otherStrategies, rules);
    }

    /**
     * A portfolio that is traded for.
     *
     * @param quote what its equity is counted in
     * @param cash to start with, quote-asset units, above 0
     */
    public record PlannedPortfolio(String name, Asset quote, long cash) {}

    private static @Nullable Market find(List<Market> markets, ListedInstrument listed) {
        for (Market market : markets) {
            if (market.listed().equals(listed)) {
                return market;
            }
        }
        return null;
    }

    /** Its markets, in the order in which the feeds name them. */
    List<Market> markets() {
        List<Market> markets = new ArrayList<>();
        for (BacktestFeed feed : feeds) {
            if (find(markets, feed.listed()) == null) {
                markets.add(new Market(markets.size(), feed.listed()));
            }
        }
        return markets;
    }

    /** When the first candle opens, UTC microseconds. */
    public long firstOpenTime() {
        return feeds.stream().mapToLong(BacktestFeed::firstOpenTime).min().orElseThrow();
    }

    /** When the last candle closes, UTC microseconds. */
    public long lastCloseTime() {
        return feeds.stream().mapToLong(BacktestFeed::lastCloseTime).max().orElseThrow();
    }

    /** How many candles the shortest feed has. */
    public long leastCandles() {
        return feeds.stream().mapToLong(feed -> feed.candles().count()).min().orElseThrow();
    }

    /** The days on which a feed is expected to have candles. */
    public TradingDays daysOf(BacktestFeed feed) {
        return rules.market(feed.listed(), feed.interval(), feed.volumeScale()).days();
    }

    /** The days whose returns count: every day, unless no market has candles at weekends. */
    public TradingDays sessions() {
        return feeds.stream().allMatch(feed -> daysOf(feed) != TradingDays.EVERY_DAY)
                ? TradingDays.WEEKDAYS
                : TradingDays.EVERY_DAY;
    }

    /**
     * The feed of a market with the shortest candles.
     *
     * @param market its index
     */
    public BacktestFeed finestFeed(int market) {
        ListedInstrument listed = markets().get(market).listed();
        return feeds.stream()
                .filter(feed -> feed.listed().equals(listed))
                .min(Comparator.comparingLong(feed -> feed.interval().micros()))
                .orElseThrow();
    }

    /** What the venue is told about the candles of each feed. */
    List<MarketModel> venueMarkets() {
        return feeds.stream()
                .map(feed -> rules.market(feed.listed(), feed.interval(), feed.volumeScale()))
                .toList();
    }

    /** What the engine is made of. */
    EngineSetup setup() {
        List<Market> markets = markets();
        List<Feed> made = new ArrayList<>();
        for (BacktestFeed feed : feeds) {
            made.add(
                    new Feed(
                            made.size(),
                            feed.seriesId(),
                            Objects.requireNonNull(find(markets, feed.listed())),
                            feed.interval(),
                            rules.market(feed.listed(), feed.interval(), feed.volumeScale())));
        }
        List<EngineSetup.PortfolioSetup> funds = new ArrayList<>();
        for (PlannedPortfolio portfolio : portfolios) {
            funds.add(new EngineSetup.PortfolioSetup(funds.size() + 1L, portfolio.quote()));
        }
        return new EngineSetup(
                markets,
                made,
                funds,
                strategies,
                rules.model().costs(),
                SimulatedVenue.capabilitiesOf(rules.model().fills()),
                0);
    }
}
