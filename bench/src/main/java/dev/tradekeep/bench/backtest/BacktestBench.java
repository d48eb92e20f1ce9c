package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Booking;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.Market;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An engine over candles in memory, with full bookings that nobody writes down. */
public final class BacktestBench {
    private static final int ONE_BARS = 1_051_200;
    private static final int MANY_BARS = 20_000;
    private static final int SMALL_BARS = 2_000;
    private static final int MANY_MARKETS = 50;
    private static final int MANY_STRATEGIES = 10;
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 3;
    private static final long CASH = 1_000_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Asset USD = new Asset("USD", 4);
    private static final Goal ONE_GOAL = Goal.atLeast(10e6);
    private static final Goal MANY_GOAL = Goal.atLeast(4e6);

    private BacktestBench() {}

    /**
     * Runs the bench.
     *
     * @param small a smoke run
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Scoreboard one = new Scoreboard("one-market", Unit.ROWS_PER_SECOND, List.of(ONE_GOAL));
        progress.accept("one market, one strategy");
        int oneBars = small ? SMALL_BARS : ONE_BARS;
        one.add("tradekeep", Role.OURS, measure(1, 1, oneBars, small));
        progress.accept(MANY_MARKETS + " markets, " + MANY_STRATEGIES + " strategies");
        Scoreboard many = new Scoreboard("many-markets", Unit.ROWS_PER_SECOND, List.of(MANY_GOAL));
        int manyBars = small ? SMALL_BARS / MANY_MARKETS : MANY_BARS;
        many.add("tradekeep", Role.OURS, measure(MANY_MARKETS, MANY_STRATEGIES, manyBars, small));
        List<BenchRow> rows = new ArrayList<>(one.rows());
        rows.addAll(many.rows());
        return new BenchReport(
                "backtest",
                Machine.current(),
                Map.of("java", Runtime.version().toString()),
                Map.of(),
                List.of(
                        "Candles a second, warm: crossover over made-up candles of a minute on the"
                                + " simulated venue. many-markets: each of "
                                + MANY_MARKETS
                                + " markets is heard by all "
                                + MANY_STRATEGIES
                                + " strategies; a row is a candle of one market."),
                rows);
    }

    private static Figures measure(int markets, int strategies, int bars, boolean small) {
        List<CandleColumns> columns = new ArrayList<>();
        for (int market = 0; market < markets; market++) {
            columns.add(CandleColumns.walk(market + 1L, bars));
        }
        int rounds = small ? 1 : ROUNDS;
        int warmUp = small ? 0 : WARM_UP_ROUNDS;
        double[] perSecond = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            long start = System.nanoTime();
            long seen = run(columns, strategies);
            double rate = seen * NANOS_PER_SECOND / (System.nanoTime() - start);
            if (round >= 0) {
                perSecond[round] = rate;
            }
        }
        return Figures.of(perSecond);
    }

    private static long run(List<CandleColumns> columns, int strategies) {
        EngineSetup setup = setup(columns.size(), strategies);
        EngineState state = new EngineState(setup);
        for (int portfolio = 0; portfolio < strategies; portfolio++) {
            state.loadBalance(portfolio, USD, CASH);
        }
        long interval = Interval.ONE_MINUTE.micros();
        Forgetful host = new Forgetful();
        SimulatedRun run =
                new SimulatedRun(
                        setup,
                        state,
                        VenueModel.DEFAULT,
                        Collections.nCopies(columns.size(), MarketModel.withoutVolume(interval)),
                        false,
                        host);
        BarClosed bar = new BarClosed();
        int count = columns.getFirst().count();
        for (int i = 0; i < count; i++) {
            long opens = i * interval;
            for (int market = 0; market < columns.size(); market++) {
                CandleColumns of = columns.get(market);
                run.step(
                        bar.set(
                                market,
                                opens,
                                opens + interval,
                                of.open[i],
                                of.high[i],
                                of.low[i],
                                of.close[i],
                                of.volume()));
            }
        }
        run.finish();
        if (host.bookings == 0) {
            throw new IllegalStateException("Nothing was traded.");
        }
        return (long) count * columns.size();
    }

    private static EngineSetup setup(int marketCount, int strategies) {
        List<Market> markets = new ArrayList<>();
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < marketCount; i++) {
            String code = "A" + i;
            Instrument instrument =
                    new Instrument(code + "/USD", new Asset(code, 8), USD, 2, 8, 1, 1, 0, 0);
            Market market = new Market(i, new ListedInstrument(i + 1L, 1, i + 2L, 1, instrument));
            markets.add(market);
            feeds.add(new Feed(i, i + 1L, market, Interval.ONE_MINUTE));
        }
        List<EngineSetup.PortfolioSetup> portfolios = new ArrayList<>();
        List<EngineSetup.StrategySetup> setups = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            portfolios.add(new EngineSetup.PortfolioSetup(i + 1L, USD));
            for (Feed feed : feeds) {
                setups.add(
                        new EngineSetup.StrategySetup(
                                StrategyCatalog.standard()
                                        .create("crossover:fast=" + (20 + i) + ",slow=" + (50 + i)),
                                i,
                                List.of(feed.index())));
            }
        }
        return new EngineSetup(
                markets,
                feeds,
                portfolios,
                setups,
                VenueCosts.DEFAULT,
                SimulatedVenue.capabilitiesOf(FillModel.BARS),
                0);
    }

    /** Takes bookings and forgets them. */
    private static final class Forgetful implements SimulatedRun.Host {
        private long bookings;

        @Override
        public void book(Durability urgency, Booking booking) {
            bookings++;
        }

        @Override
        public EngineInput.Loaded load(VenueReport report) {
            return new EngineInput.Loaded(report, null, null);
        }

        @Override
        public void reply(long commandId, Order order, OrderEvent event) {
            // Nobody asks.
        }

        @Override
        public void refuse(long commandId, TradekeepException why) {
            // Nobody asks.
        }

        @Override
        public void publish(Order order, OrderEvent event) {
            // Nobody listens.
        }
    }
}
