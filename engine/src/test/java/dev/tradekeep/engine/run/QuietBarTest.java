package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuietBarTest {
    private static final int BARS = 100_000;
    private static final int WARM_UP_BARS = 60_000;

    /** Fewer than a byte for a hundred candles. */
    private static final long BYTES_MAX = BARS / 100;

    private static final int MARKETS = 2;
    private static final Asset USD = new Asset("USD", 2);

    /** So short that no day ends, which is written down. */
    private static final Interval INTERVAL = new Interval(1_000_000);

    private static final long PRICE = 100_000;

    /** Closes of a walk so slow that no average is crossed and no stop is reached. */
    private static final int BARS_PER_TICK = 1_000;

    private final List<Market> markets = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final Books books = new Books();
    private final BarClosed bar = new BarClosed();
    private long moment;
    private @Nullable RunStatistics statistics;
    private @Nullable HoldBenchmark hold;

    QuietBarTest() {
        for (int i = 0; i < MARKETS; i++) {
            String code = "A" + i;
            Instrument instrument =
                    new Instrument(code + "/USD", new Asset(code, 4), USD, 2, 4, 1, 1, 1, 0);
            markets.add(
                    new Market(
                            i,
                            new ListedInstrument(
                                    i + 1L, 1, i + 2L, 1, InstrumentKind.CRYPTO, instrument)));
            feeds.add(new Feed(i, i + 1L, markets.get(i), INTERVAL));
        }
    }

    @Test
    void allocatesNothingForACandleThatCausesNoOrder() {
        SimulatedRun run =
                runOf(strategy("crossover"), strategy("buy-and-hold:stake-bps=4000"), stopped());
        feed(run, WARM_UP_BARS);
        long booked = books.bookings;
        assertThat(run.core().progress().trades()).as("two hold both").isEqualTo(4);
        assertThat(run.core().state().orders()).as("stops that rest").hasSize(2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        feed(run, BARS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(books.bookings).isEqualTo(booked);
        assertThat(allocated).as("bytes for %d candles", BARS).isLessThan(BYTES_MAX);
    }

    private static List<StrategyInstance> strategy(String text) {
        List<StrategyInstance> made = new ArrayList<>();
        for (int i = 0; i < MARKETS; i++) {
            made.add(StrategyCatalog.standard().create(text));
        }
        return made;
    }

    /** Buys at the first candle, with a stop that rests. */
    private static List<StrategyInstance> stopped() {
        List<StrategyInstance> made = new ArrayList<>();
        for (int i = 0; i < MARKETS; i++) {
            made.add(
                    ScriptedStrategy.of((number, context) -> {
                        if (number == 1) {
                            context.bracket(
                                    Side.BUY,
                                    new OrderTerms.Market(),
                                    10,
                                    new OrderTerms.Stop(PRICE / 2),
                                    null,
                                    "");
                        }
                    }));
        }
        return made;
    }

    /** Each strategy trades for a portfolio of its own, and hears each market. */
    @SafeVarargs
    private SimulatedRun runOf(List<StrategyInstance>... strategies) {
        List<EngineSetup.PortfolioSetup> portfolios = new ArrayList<>();
        List<EngineSetup.StrategySetup> slots = new ArrayList<>();
        for (List<StrategyInstance> ofMarkets : strategies) {
            for (Feed feed : feeds) {
                slots.add(
                        new EngineSetup.StrategySetup(
                                ofMarkets.get(feed.index()),
                                portfolios.size(),
                                List.of(feed.index())));
            }
            portfolios.add(new EngineSetup.PortfolioSetup(portfolios.size() + 1L, USD));
        }
        EngineSetup setup =
                new EngineSetup(
                        markets,
                        feeds,
                        portfolios,
                        slots,
                        VenueCosts.DEFAULT,
                        SimulatedVenue.capabilitiesOf(FillModel.BARS),
                        1);
        EngineState state = new EngineState(setup);
        for (int portfolio = 0; portfolio < portfolios.size(); portfolio++) {
            state.loadBalance(portfolio, USD, 1_000_000_000L);
        }
        List<MarketModel> models =
                Collections.nCopies(MARKETS, MarketModel.withoutVolume(INTERVAL.micros()));
        statistics = new RunStatistics(setup, (_, _, _) -> {});
        books.statistics = statistics;
        hold = HoldBenchmark.of(setup, 0, VenueModel.DEFAULT, models, 1_000_000_000L).orElseThrow();
        return new SimulatedRun(setup, state, VenueModel.DEFAULT, models, false, books);
    }

    private void feed(SimulatedRun run, int bars) {
        for (int i = 0; i < bars / MARKETS; i++) {
            long price = PRICE + moment / BARS_PER_TICK;
            long opens = moment * INTERVAL.micros();
            for (int feed = 0; feed < MARKETS; feed++) {
                run.step(
                        bar.set(
                                feed,
                                opens,
                                opens + INTERVAL.micros(),
                                price,
                                price,
                                price,
                                price,
                                1));
                tell(run);
            }
            moment++;
        }
    }

    /** Its figures and its benchmark go on with each candle. */
    private void tell(SimulatedRun run) {
        if (statistics != null && hold != null) {
            statistics.bar(bar, run.core().state());
            hold.bar(bar);
        }
    }

    private static final class Books implements UnheardHost {
        private long bookings;
        private @Nullable RunStatistics statistics;

        @Override
        public void book(Durability urgency, Booking booking) {
            bookings++;
            if (statistics != null) {
                statistics.book(booking);
            }
        }
    }
}
