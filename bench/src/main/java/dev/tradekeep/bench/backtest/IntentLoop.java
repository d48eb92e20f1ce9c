package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.write.LoadedBooks;
import dev.tradekeep.bench.write.MadeUpOrders;
import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.books.BookReader;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.books.Journal;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VenueReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * An engine whose books are on disk and whose strategy asks for an order at every candle: the time
 * from the wish until the order leaves for the venue, and in turn that of the commit of an order
 * with its first event, without an engine.
 */
final class IntentLoop implements SimulatedRun.Host, AutoCloseable {
    private static final long ENGINE = 1;
    private static final long RUN = 1;
    private static final long PORTFOLIO = 1;
    private static final long CONNECTION = 1;
    private static final long CASH = 1_000_000_000L;
    private static final long PRICE = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Interval INTERVAL = Interval.ONE_MINUTE;

    private final Database database;
    private final Reader reader;
    private final Journal journal;
    private final BookWriter writer;
    private final SimulatedRun run;
    private final Asker asker = new Asker();
    private final BarClosed bar = new BarClosed();
    private final MadeUpOrders others;
    private long bars;
    private long sentAt;

    /**
     * @param file new books
     */
    IntentLoop(Path file) {
        LoadedBooks.make(file, 0);
        database = Database.open(file, Duration.ZERO, InstantSource.system());
        reader = database.openReader();
        journal = Journal.awaited(database);
        ListedInstrument listed =
                database.write(
                        Durability.RELAXED,
                        t -> {
                            ListedInstrument found =
                                    new InstrumentRepository(t).find(1).orElseThrow();
                            new PortfolioRepository(t)
                                    .saveBalance(PORTFOLIO, found.quoteAssetId(), CASH, 1);
                            return found;
                        });
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            others = LoadedBooks.rows(connection);
        }
        EngineSetup setup = setup(listed);
        writer = new BookWriter(setup, new BookWriter.RunOwner(ENGINE, RUN, 0, CONNECTION));
        EngineState state = reader.read(new BookReader(setup, ENGINE)::read);
        run =
                new SimulatedRun(
                        setup,
                        state,
                        VenueModel.DEFAULT,
                        List.of(MarketModel.withoutVolume(INTERVAL.micros())),
                        true,
                        this);
    }

    private EngineSetup setup(ListedInstrument listed) {
        Market market = new Market(0, listed);
        return new EngineSetup(
                List.of(market),
                List.of(new Feed(0, 1, market, INTERVAL)),
                List.of(new EngineSetup.PortfolioSetup(PORTFOLIO, listed.instrument().quote())),
                List.of(
                        new EngineSetup.StrategySetup(
                                StrategyInstance.of("asker", asker), 0, List.of(0))),
                VenueCosts.DEFAULT,
                SimulatedVenue.capabilitiesOf(FillModel.BARS),
                0);
    }

    /** The medians of a round of orders, in milliseconds. */
    record Medians(double intent, double commit) {}

    /** Sends orders, and commits another after each. */
    Medians round(int orders) {
        long[] intents = new long[orders];
        long[] commits = new long[orders];
        for (int i = 0; i < orders; i++) {
            long opens = bars * INTERVAL.micros();
            sentAt = 0;
            run.step(bar.set(0, opens, opens + INTERVAL.micros(), PRICE, PRICE, PRICE, PRICE, 1));
            run.await();
            bars++;
            if (sentAt == 0) {
                throw new IllegalStateException("No order was sent at candle " + bars + ".");
            }
            intents[i] = sentAt - asker.askedAt;
            commits[i] = commit();
        }
        return new Medians(median(intents), median(commits));
    }

    private long commit() {
        OrderEvent event = others.event(bars);
        Order order = others.order(bars).apply(event);
        long start = System.nanoTime();
        journal.book(t -> {
            new OrderRepository(t).open(others.owner(bars), order, null, event);
            return null;
        });
        return System.nanoTime() - start;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / NANOS_PER_MILLI;
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        journal.book(t -> {
            writer.write(t, booking);
            return null;
        });
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        // It is told right before the order leaves.
        if (event instanceof OrderEvent.Submitted) {
            sentAt = System.nanoTime();
        }
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
    public void confirm(long commandId) {}

    @Override
    public void refuse(long commandId, TradekeepException why) {
        // Nobody asks.
    }

    @Override
    public void close() {
        reader.close();
        database.close();
    }

    /** Buys at a candle and sells at the next. */
    private static final class Asker implements Strategy {
        private long askedAt;

        @Override
        public void onBar(Bar closed, StrategyContext context) {
            askedAt = System.nanoTime();
            if (context.position().isFlat()) {
                context.buy(1, "");
            } else {
                context.sell(1, "");
            }
        }
    }
}
