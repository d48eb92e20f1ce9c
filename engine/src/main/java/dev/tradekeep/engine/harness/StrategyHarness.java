package dev.tradekeep.engine.harness;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Feeds candles to a strategy in memory, on the simulated exchange that backtests use, and tells
 * what it did: to test a strategy with.
 *
 * <pre>{@code
 * StrategyHarness harness = StrategyHarness.of(Crossover.class, Crossover::new, "fast=1", "slow=2");
 * harness.closes("100", "99", "105", "106");
 * assertEquals(1, harness.fills().size());
 * }</pre>
 *
 * <p>An order that is asked for at a candle is filled by the next, as in a backtest. For one
 * thread.
 */
public final class StrategyHarness {
    /** 2025-01-01T00:00:00Z, when the first candle opens that says no time. */
    private static final long START = 1_735_689_600_000_000L;

    private final HarnessMarket settings;
    private final List<Market> markets = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final EngineState state;
    private final HarnessJournal journal = new HarnessJournal();
    private final SimulatedRun run;
    private final BarClosed bar = new BarClosed();
    private long next = START;

    /**
     * @param strategy in its initial state
     */
    public StrategyHarness(StrategyInstance strategy, HarnessMarket settings) {
        this.settings = settings;
        Feed main = feed(market(settings.instrument()), settings.interval());
        List<Integer> others = new ArrayList<>();
        for (SeriesInput input : strategy.inputs()) {
            String symbol = input.symbol();
            Interval interval = input.interval();
            if (symbol != null && interval != null) {
                others.add(feed(market(HarnessMarket.instrument(symbol)), interval).index());
            }
        }
        EngineSetup setup =
                new EngineSetup(
                        markets,
                        feeds,
                        List.of(new EngineSetup.PortfolioSetup(1, settings.instrument().quote())),
                        List.of(
                                new EngineSetup.StrategySetup(
                                        strategy, 0, List.of(main.index()), others)),
                        settings.venue().costs(),
                        SimulatedVenue.capabilitiesOf(settings.venue().fills()),
                        0);
        state = new EngineState(setup);
        state.loadBalance(0, settings.instrument().quote(), settings.cash());
        run =
                new SimulatedRun(
                        setup,
                        state,
                        settings.venue(),
                        feeds.stream()
                                .map(feed -> MarketModel.withoutVolume(feed.interval().micros()))
                                .toList(),
                        false,
                        journal);
    }

    /**
     * One on {@link HarnessMarket#DEFAULT}.
     *
     * @param parameters such as {@code fast=10}; the others keep their defaults
     */
    public static <S extends Strategy> StrategyHarness of(
            Class<S> type, Function<Setup, S> constructor, String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            given.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return new StrategyHarness(
                StrategyFactory.of(type, constructor).create(given), HarnessMarket.DEFAULT);
    }

    private Market market(Instrument instrument) {
        for (Market known : markets) {
            if (known.instrument().symbol().equals(instrument.symbol())) {
                return known;
            }
        }
        int index = markets.size();
        Market made =
                new Market(
                        index,
                        new ListedInstrument(
                                index + 1L, 1, index + 2L, 1, InstrumentKind.CRYPTO, instrument));
        markets.add(made);
        return made;
    }

    private Feed feed(Market market, Interval interval) {
        for (Feed known : feeds) {
            if (known.market().index() == market.index() && known.interval().equals(interval)) {
                return known;
            }
        }
        Feed made = new Feed(feeds.size(), feeds.size() + 1L, market, interval);
        feeds.add(made);
        return made;
    }

    /** Closes the next candles, each flat at a price such as {@code 100.25}. */
    public void closes(String... prices) {
        for (String price : prices) {
            long units = FixedPoint.parse(price, settings.instrument().priceScale());
            candle(new Candle(next, units, units, units, units, 0));
        }
    }

    /** Closes a candle that the strategy decides on, later than those before. */
    public void candle(Candle candle) {
        close(feeds.getFirst(), candle);
        next = CandleGrid.utc(settings.interval()).next(candle.openTime());
    }

    /**
     * Closes a candle of another instrument that the strategy looks at. One that closes at the same
     * time as a candle which the strategy decides on comes before it.
     */
    public void candle(String symbol, Interval interval, Candle candle) {
        for (Feed feed : feeds) {
            if (feed.market().instrument().symbol().equals(symbol)
                    && feed.interval().equals(interval)) {
                close(feed, candle);
                return;
            }
        }
        throw new IllegalArgumentException(
                "The strategy does not look at candles of " + symbol + " of " + interval + ".");
    }

    private void close(Feed feed, Candle candle) {
        long closes = CandleGrid.utc(feed.interval()).next(candle.openTime());
        run.step(bar.set(feed.index(), candle, closes));
    }

    /** Ends the run: what is open expires. */
    public void finish() {
        run.finish();
    }

    /** Every order so far as it stands now, in the order in which they were asked for. */
    public List<Order> orders() {
        return journal.orders();
    }

    /** The orders that have not ended. */
    public List<Order> openOrders() {
        return orders().stream().filter(order -> !order.status().isTerminal()).toList();
    }

    /** Every fill so far. */
    public List<Fill> fills() {
        return journal.fills();
    }

    /** Why each order was asked for, in the order of {@link #orders}. */
    public List<String> reasons() {
        return journal.reasons();
    }

    /** What is held of the instrument that it decides on. */
    public Position position() {
        return state.portfolio(0).position(markets.getFirst());
    }

    /** What the portfolio is worth at the last prices, quote-asset units. */
    public long equity() {
        return state.portfolio(0).equity();
    }

    /** What it decides on. */
    public Instrument instrument() {
        return settings.instrument();
    }
}
