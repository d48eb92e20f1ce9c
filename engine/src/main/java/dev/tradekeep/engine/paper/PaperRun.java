package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.books.BookReader;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Booking;
import dev.tradekeep.engine.core.ClientOrderIds;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.OrderWitness;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.VenueReport;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine on recorded candles with its books on disk. Each booking is waited for, however long it
 * takes. It is made from the books, after a crash as after a failed booking: what is in memory then
 * is thrown away.
 *
 * <p>For the engine's thread alone.
 */
final class PaperRun implements SimulatedRun.Host {
    private final Store store;
    private final Reader reader;
    private final PaperPlan plan;
    private final BookWriter writer;
    private final BookReader books;
    private final EngineSetup setup;
    private final EngineListener listener;

    /** One for each feed, used for all of its candles. */
    private final List<BarClosed> bars = new ArrayList<>();

    private SimulatedRun run;
    private CandleTapes tapes;

    /** What the commands of the present task came to. */
    private @Nullable PlacedOrder answer;

    private @Nullable TradekeepException refusal;
    private boolean confirmed;

    PaperRun(
            Store store,
            Reader reader,
            PaperPlan plan,
            BookWriter.RunOwner owner,
            long incarnation,
            EngineListener listener) {
        this.store = store;
        this.reader = reader;
        this.plan = plan;
        this.listener = listener;
        setup = plan.setup(incarnation);
        writer = new BookWriter(setup, owner);
        books = new BookReader(setup, owner.engineId());
        plan.feeds().forEach(_ -> bars.add(new BarClosed()));
        Begun begun = load(incarnation);
        run = begun.run();
        tapes = begun.tapes();
    }

    /** A core, and the candles that it is to see. */
    private record Begun(SimulatedRun run, CandleTapes tapes) {}

    /** Throws away what is in memory and begins from the books again. */
    void reload() {
        Begun begun = load(newIncarnation());
        run = begun.run();
        tapes = begun.tapes();
    }

    /** Digits that begin the ids of orders, and that no other start has drawn. */
    static long newIncarnation() {
        return new SecureRandom().nextLong() >>> (Long.SIZE - ClientOrderIds.INCARNATION_BITS);
    }

    /** Ids of orders that a discarded core gave may be on the books: these are others. */
    private Begun load(long incarnation) {
        EngineSetup fresh = plan.setup(incarnation);
        return reader.read(transaction -> {
            EngineState state = books.read(transaction);
            CandleHistory history = new CandleHistory(plan.feeds(), state);
            state.loadClose(history.lastClose());
            SimulatedRun made =
                    new SimulatedRun(fresh, state, plan.venue(), plan.venueMarkets(), true, this);
            if (!history.isEmpty()) {
                recover(transaction, made, fresh, history);
            }
            return new Begun(made, tapes(history));
        });
    }

    /** Warms the strategies up, and gives the venue back what it knew. */
    private void recover(
            Transaction transaction, SimulatedRun made, EngineSetup fresh, CandleHistory history) {
        VenueRecovery venue = new VenueRecovery(transaction, made, setup, history);
        venue.restoreOrders();
        for (int feed = 0; feed < bars.size(); feed++) {
            int of = feed;
            venue.shownFrom(feed)
                    .ifPresent(at ->
                            history.forEachSince(
                                    transaction, of, at, candle -> venue.show(barOf(of, candle))));
        }
        warmUp(transaction, made, fresh, history);
        for (int feed = 0; feed < bars.size(); feed++) {
            venue.resume(feed);
        }
    }

    private void warmUp(
            Transaction transaction, SimulatedRun made, EngineSetup fresh, CandleHistory history) {
        List<CandleMoment.OfFeed> seen = new ArrayList<>();
        for (int feed = 0; feed < bars.size(); feed++) {
            int of = feed;
            history.last(transaction, feed, warmupBars(fresh, feed))
                    .forEach(candle -> seen.add(new CandleMoment.OfFeed(of, candle)));
        }
        seen.sort(
                Comparator.comparingLong((CandleMoment.OfFeed one) -> closeOf(one))
                        .thenComparingInt(CandleMoment.OfFeed::feed));
        for (CandleMoment.OfFeed one : seen) {
            made.core().warmUp(barOf(one.feed(), one.candle()));
        }
        made.core().warmedUp();
    }

    private static int warmupBars(EngineSetup fresh, int feed) {
        return fresh.strategies().stream()
                .filter(strategy -> strategy.feeds().contains(feed))
                .mapToInt(strategy -> strategy.strategy().warmupBars())
                .max()
                .orElse(0);
    }

    private CandleTapes tapes(CandleHistory history) {
        List<CandleTape> made = new ArrayList<>();
        for (PaperPlan.RecordedFeed feed : plan.feeds()) {
            made.add(new CandleTape(reader, feed.series(), history.next(made.size())));
        }
        return new CandleTapes(made);
    }

    private BarClosed barOf(int feed, Candle candle) {
        CandleGrid grid = plan.feeds().get(feed).series().grid();
        return bars.get(feed).set(feed, candle, grid.next(candle.openTime()));
    }

    private long closeOf(CandleMoment.OfFeed one) {
        return plan.feeds().get(one.feed()).series().grid().next(one.candle().openTime());
    }

    /** The next candles that are not traded yet; empty when there are none. */
    Optional<CandleMoment> next() {
        return tapes.next();
    }

    /** Gives back what {@link #next} gave last. */
    void putBack(CandleMoment moment) {
        tapes.putBack(moment);
    }

    /** Lets the candles of a moment happen. */
    void step(CandleMoment moment) {
        run.step(moment.candles().stream().map(one -> barOf(one.feed(), one.candle())).toList());
    }

    /** The feed whose candle was being taken when {@link #step} failed. */
    int present() {
        return run.present();
    }

    /** Notes that a candle failed twice and is left out. */
    void skip(CandleMoment.OfFeed one, String why) {
        run.skip(barOf(one.feed(), one.candle()), why);
    }

    /** While the disk is full, strategies may ask for exits only. */
    void suspendEntries(boolean suspended) {
        run.core().suspendEntries(suspended);
    }

    /** Reads halts and limits again: they count from now on. */
    void restrict() {
        Command.Restrict restrict =
                reader.read(transaction ->
                        new Command.Restrict(books.halts(transaction), books.limits(transaction)));
        take(restrict);
    }

    /** The run is over for now: its day is told. */
    void finish() {
        run.command(new Command.Finish());
    }

    PlacedOrder place(int portfolio, OrderWish wish, OrderWitness witness) {
        return answered(new Command.Place(0, portfolio, wish, witness));
    }

    PlacedOrder cancel(String clientOrderId, OrderWitness witness) {
        return answered(new Command.Cancel(0, clientOrderId, witness));
    }

    /**
     * Moves money into a portfolio or out of it.
     *
     * @throws TradekeepException when there is too little, or too much
     */
    void move(Command.Move move) {
        confirmed = false;
        refusal = null;
        take(move);
        if (refusal != null) {
            throw refusal;
        }
        if (!confirmed) {
            throw new IllegalStateException("a move of money was not answered");
        }
    }

    private PlacedOrder answered(Command.Answered command) {
        answer = null;
        refusal = null;
        take(command);
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(answer, "a command was not answered");
    }

    /** What could not be booked is forgotten: the engine goes on from its books. */
    private void take(Command command) {
        try {
            run.command(command);
        } catch (RuntimeException failure) {
            reload();
            throw failure;
        }
    }

    boolean hasOpen(String clientOrderId) {
        return run.core().state().order(clientOrderId) != null;
    }

    /** What the engine remembers. */
    EngineState state() {
        return run.core().state();
    }

    RunProgress progress() {
        return run.core().progress();
    }

    /** The time of the last candle, UTC microseconds. */
    long now() {
        return run.now();
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        Completion.await(
                store.submit(
                        urgency,
                        transaction -> {
                            writer.write(transaction, booking);
                            return null;
                        }));
    }

    @Override
    public EngineInput.Loaded load(VenueReport report) {
        return reader.read(transaction -> {
            OpenOrder order = books.order(transaction, report.clientOrderId()).orElse(null);
            GroupMember member = order == null ? null : order.order().request().member();
            return new EngineInput.Loaded(
                    report,
                    order,
                    member == null
                            ? null
                            : books.group(transaction, member.groupId()).orElse(null));
        });
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        answer = new PlacedOrder(order, event);
    }

    @Override
    public void confirm(long commandId) {
        confirmed = true;
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        refusal = why;
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        listener.ordered(plan.engine().name(), order.clientOrderId(), event);
    }
}
