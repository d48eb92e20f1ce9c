package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.books.Journal;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.engine.run.HoldBenchmark;
import dev.tradekeep.engine.run.RunStatistics;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Figures;
import dev.tradekeep.engine.statistics.Terms;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.RoundTrip;
import dev.tradekeep.venue.FillReport;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.VenueModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * One run of an engine over the candles of a series, on a simulated exchange, into the books. The
 * same plan gives the same orders, trades and ledger. Used once, on one thread.
 */
public final class BookedBacktest {
    /** Round trips that are kept; later ones count, but are not written down. */
    public static final int ROUND_TRIPS_MAX = 1_000_000;

    private final Store store;
    private final InstantSource clock;
    private final BookedPlan plan;
    private final BookedRegister register;
    private final Journal journal;
    private final SimulatedRun run;
    private final BarClosed bar = new BarClosed();
    private final RunStatistics statistics;
    private final HoldBenchmark hold;
    private final List<RoundTrip> trips = new ArrayList<>();
    private long candles;

    /** Whether nothing is left, so that the rest of the candles cannot be traded. */
    private boolean ruined;

    private BookedBacktest(
            Store store,
            InstantSource clock,
            BookedPlan plan,
            BookedRegister register,
            List<RiskLimit> limits) {
        this.store = store;
        this.clock = clock;
        this.plan = plan;
        this.register = register;
        journal = Journal.deferred(store);
        EngineSetup setup = register.setup();
        EngineState state = new EngineState(setup);
        state.loadBalance(0, plan.listed().instrument().quote(), plan.cash());
        state.restrictions().load(List.of(), limits);
        BookWriter writer = new BookWriter(setup, register.owner());
        statistics = new RunStatistics(setup, (_, _, trip) -> keep(trip));
        VenueModel model = plan.rules().model();
        List<MarketModel> markets = List.of(plan.rules().market(plan.listed(), plan.series()));
        hold = HoldBenchmark.of(setup, 0, model, markets, plan.cash()).orElseThrow();
        run =
                new SimulatedRun(
                        setup,
                        state,
                        model,
                        markets,
                        false,
                        new JournalHost(journal, writer, statistics::book));
    }

    private void keep(RoundTrip trip) {
        if (trips.size() < ROUND_TRIPS_MAX) {
            trips.add(trip);
        }
    }

    private record Opened(BookedRegister register, List<RiskLimit> limits) {}

    /** {@link #run(Store, InstantSource, BookedPlan, List, LongConsumer)} without limits. */
    public static BookedReport run(
            Store store, InstantSource clock, BookedPlan plan, LongConsumer progress) {
        return run(store, clock, plan, List.of(), progress);
    }

    /**
     * Runs a plan to its end.
     *
     * @param limits that its orders and what it holds must keep; a halt of theirs holds to the end
     * @param progress hears the number of candles run so far, after each
     * @throws TradekeepException when the series is empty, a limit is none, or the books cannot be
     *     written; a run that has begun is then noted as failed
     */
    public static BookedReport run(
            Store store,
            InstantSource clock,
            BookedPlan plan,
            List<BacktestLimit> limits,
            LongConsumer progress) {
        if (plan.series().candles() == 0) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "There are no candles of "
                            + plan.listed().instrument().symbol()
                            + " to run. Import some first.");
        }
        plan.rules().requireFor(plan.strategy());
        Opened opened =
                store.write(
                        Durability.RELAXED,
                        transaction -> {
                            requireRoom(transaction, plan);
                            long at = Micros.now(clock);
                            BookedRegister register = BookedRegister.open(transaction, plan, at);
                            return new Opened(register, register.set(transaction, limits, at));
                        });
        return new BookedBacktest(store, clock, plan, opened.register(), opened.limits())
                .run(progress);
    }

    /** Before anything is written: what the cash buys must fit. */
    private static void requireRoom(Transaction transaction, BookedPlan plan) {
        new CandleRepository(transaction)
                .lowest(plan.series().id())
                .ifPresent(low -> CashRoom.require(plan.listed().instrument(), plan.cash(), low));
    }

    private BookedReport run(LongConsumer progress) {
        long start = System.nanoTime();
        try {
            replay(progress);
            run.finish();
            hold.finish();
            journal.finish();
            complete();
        } catch (RuntimeException | Error e) {
            noteFailure(e);
            throw e;
        }
        EquityTracker equity = portfolio().curve();
        return new BookedReport(
                register.runId(),
                register.name(),
                run.core().progress(),
                plan.cash(),
                equity.last().equity(),
                equity.maximumDrawdown(),
                equity.sample(),
                fills(),
                comparison(),
                System.nanoTime() - start);
    }

    private void replay(LongConsumer progress) {
        CandleGrid grid = plan.series().grid();
        try (Reader reader = store.openReader()) {
            reader.read(transaction -> {
                new CandleRepository(transaction)
                        .forEach(
                                plan.series().id(),
                                plan.series().firstOpenTime(),
                                plan.series().lastOpenTime() + 1,
                                candle -> step(candle, grid, progress));
                return null;
            });
        }
    }

    private Comparison comparison() {
        Terms terms = Terms.of(plan.rules().market(plan.listed(), plan.series()).days());
        return new Comparison(
                statistics.figures(0, run.core().state(), terms, hold.days()),
                hold.figures(terms),
                Figures.ofCash());
    }

    private void step(Candle candle, CandleGrid grid, LongConsumer progress) {
        if (ruined) {
            return;
        }
        run.step(bar.set(0, candle, grid.next(candle.openTime())));
        statistics.bar(bar, run.core().state());
        hold.bar(bar);
        ruined = portfolio().equity() <= 0;
        candles++;
        progress.accept(candles);
    }

    private FillReport fills() {
        return Objects.requireNonNull(run.market(0), "the only feed has a market").report();
    }

    private Portfolio portfolio() {
        return run.core().state().portfolio(0);
    }

    private void complete() {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    register.complete(
                            transaction,
                            run.core().progress(),
                            fills(),
                            portfolio().curve(),
                            trips,
                            Micros.now(clock));
                    return null;
                });
    }

    /** Books what happened before the failure, and the failure. The cause is what counts. */
    private void noteFailure(Throwable cause) {
        attempt(cause, journal::finish);
        attempt(cause, () -> fail(cause));
    }

    private static void attempt(Throwable cause, Runnable booking) {
        try {
            booking.run();
        } catch (RuntimeException e) {
            if (!e.equals(cause)) {
                cause.addSuppressed(e);
            }
        }
    }

    private void fail(Throwable cause) {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    register.fail(transaction, candles, cause.getMessage(), Micros.now(clock));
                    return null;
                });
    }
}
