package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.imports.FileCandles;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Candles of some markets, all heard by some strategies, with money of its own for each strategy.
 *
 * @param strategies how many hear each market
 * @param maker makes a strategy in its initial state from its number
 */
record Workload(CandleTape candles, int strategies, IntFunction<StrategyInstance> maker) {
    /** What each strategy begins with. */
    static final long CASH = 1_000_000_000_000L;

    static final Asset USD = new Asset("USD", 4);
    static final Interval INTERVAL = Interval.ONE_MINUTE;
    private static final StrategyCatalog CATALOG = StrategyCatalog.standard();
    private static final int FAST = 20;
    private static final int SLOW = 50;
    private static final int PERCENT = 100;

    /** The whole of a portfolio, in basis points. */
    private static final int WHOLE_BPS = 10_000;

    private static final int MOST_BPS = 9_500;

    /**
     * Crossover over made-up candles.
     *
     * @param longer by how many candles the averages of each strategy are longer than those of the
     *     one before, in percent of the first's
     */
    static Workload of(int markets, int bars, int strategies, int longer) {
        return new Workload(
                walk(markets, bars),
                strategies,
                number -> crossover(PERCENT + number * longer, stakeBps(markets)));
    }

    /** The crossover over the candles of a file. */
    static BacktestPlan ofFile(FileCandles file) {
        ListedInstrument listed =
                new ListedInstrument(1, 1, 2, 1, InstrumentKind.CRYPTO, file.instrument());
        BacktestFeed feed =
                new BacktestFeed(
                        listed, BacktestFeed.NO_SERIES, "file", file.volumeScale(), file.candles());
        return new BacktestPlan(
                List.of(feed),
                List.of(
                        new BacktestPlan.PlannedPortfolio(
                                "portfolio", file.instrument().quote(), CASH)),
                List.of(new EngineSetup.StrategySetup(crossover(PERCENT, MOST_BPS), 0, List.of(0))),
                VenueSettings.DEFAULT);
    }

    /** A strategy of the catalogue over made-up candles of one market. */
    static Workload one(CandleTape candles, String strategy) {
        return new Workload(candles, 1, _ -> CATALOG.create(strategy));
    }

    static CandleTape walk(int markets, int bars) {
        return CandleTape.walk(markets, bars, INTERVAL.micros());
    }

    /** So that what a strategy has is enough for all its markets. */
    static int stakeBps(int markets) {
        return Math.min(MOST_BPS, WHOLE_BPS / markets);
    }

    int markets() {
        return candles.markets();
    }

    static Instrument instrument(int market) {
        String code = "A" + market;
        return new Instrument(code + "/USD", new Asset(code, 8), USD, 2, 8, 1, 1, 0, 0);
    }

    /** A strategy in its initial state; its money is for all its markets. */
    StrategyInstance strategy(int number) {
        return maker.apply(number);
    }

    private static StrategyInstance crossover(int scale, int stakeBps) {
        return CATALOG.create(
                "crossover:fast="
                        + FAST * scale / PERCENT
                        + ",slow="
                        + SLOW * scale / PERCENT
                        + ",stake-bps="
                        + stakeBps);
    }

    /** What runs it: a feed has the index of its market, a strategy's portfolio its number. */
    BacktestPlan plan() {
        List<BacktestFeed> feeds = new ArrayList<>();
        for (int i = 0; i < markets(); i++) {
            ListedInstrument listed =
                    new ListedInstrument(
                            i + 1L, 1, i + 2L, 1, InstrumentKind.CRYPTO, instrument(i));
            feeds.add(
                    new BacktestFeed(listed, BacktestFeed.NO_SERIES, "made up", 0, candles.of(i)));
        }
        List<BacktestPlan.PlannedPortfolio> portfolios = new ArrayList<>();
        List<EngineSetup.StrategySetup> setups = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            portfolios.add(new BacktestPlan.PlannedPortfolio("portfolio " + i, USD, CASH));
            for (int feed = 0; feed < feeds.size(); feed++) {
                setups.add(new EngineSetup.StrategySetup(strategy(i), i, List.of(feed)));
            }
        }
        return new BacktestPlan(feeds, portfolios, setups, VenueSettings.DEFAULT);
    }
}
