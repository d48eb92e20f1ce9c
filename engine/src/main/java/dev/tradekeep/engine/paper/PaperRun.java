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
import dev.tradekeep.market.series.CandleRepository;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final BarClosed bar = new BarClosed();
    private final CandleGrid grid;
    private SimulatedRun run;
    private CandleTape tape;

    /** What the commands of the present task came to. */
    private @Nullable PlacedOrder answer;

    private @Nullable TradekeepException refusal;

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
        grid = plan.series().grid();
        run = load(incarnation);
        tape = new CandleTape(reader, plan.series(), next());
    }

    /** Throws away what is in memory and begins from the books again. */
    void reload() {
        run = load(newIncarnation());
        tape = new CandleTape(reader, plan.series(), next());
    }

    /** Digits that begin the ids of orders, and that no other start has drawn. */
    static long newIncarnation() {
        return new SecureRandom().nextLong() >>> (Long.SIZE - ClientOrderIds.INCARNATION_BITS);
    }

    /** Ids of orders that a discarded core gave may be on the books: these are others. */
    private SimulatedRun load(long incarnation) {
        EngineSetup fresh = plan.setup(incarnation);
        return reader.read(transaction -> {
            EngineState state = books.read(transaction);
            SimulatedRun made =
                    new SimulatedRun(
                            fresh, state, plan.venue(), List.of(plan.market()), true, this);
            recover(transaction, made, fresh, state.cursor(0));
            return made;
        });
    }

    /** Warms the strategies up, and gives the venue back what it knew. */
    private void recover(
            Transaction transaction, SimulatedRun made, EngineSetup fresh, long cursor) {
        if (cursor == Long.MIN_VALUE) {
            return;
        }
        VenueRecovery venue = new VenueRecovery(transaction, made, setup, grid.next(cursor));
        venue.restoreOrders();
        venue.shownFrom()
                .ifPresent(at ->
                        forEach(
                                transaction,
                                grid.floor(at),
                                cursor,
                                candle -> venue.show(barOf(candle))));
        int warmupBars = fresh.strategies().getFirst().strategy().warmupBars();
        for (Candle candle : last(transaction, cursor, warmupBars)) {
            made.core().warmUp(barOf(candle));
        }
        made.core().warmedUp();
        venue.resume(0);
    }

    /** As many candles up to the cursor as a strategy looks back; across gaps, if need be. */
    private Deque<Candle> last(Transaction transaction, long cursor, int wanted) {
        Deque<Candle> last = new ArrayDeque<>();
        long first = plan.series().firstOpenTime();
        long span = wanted * plan.series().interval().micros();
        boolean more = wanted > 0;
        while (more) {
            last.clear();
            long from = Math.max(first, cursor - span);
            forEach(
                    transaction,
                    from,
                    cursor,
                    candle -> {
                        last.add(candle);
                        if (last.size() > wanted) {
                            last.remove();
                        }
                    });
            more = last.size() < wanted && from > first;
            span *= 2;
        }
        return last;
    }

    private void forEach(Transaction transaction, long from, long to, Consumer<Candle> visitor) {
        new CandleRepository(transaction).forEach(plan.series().id(), from, to + 1, visitor);
    }

    private BarClosed barOf(Candle candle) {
        return bar.set(0, candle, grid.next(candle.openTime()));
    }

    /** The open time of the first candle that is not traded yet. */
    private long next() {
        long cursor = run.core().state().cursor(0);
        return cursor == Long.MIN_VALUE ? plan.series().firstOpenTime() : cursor + 1;
    }

    /** The next candle that is not traded yet; empty when there is none. */
    Optional<Candle> nextCandle() {
        return tape.next();
    }

    /** Lets a candle happen. */
    void step(Candle candle) {
        run.step(barOf(candle));
    }

    /** Lets a candle happen that failed twice: it is noted and left out. */
    void skip(Candle candle, String why) {
        run.skip(0, why, grid.next(candle.openTime()));
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

    PlacedOrder place(OrderWish wish, OrderWitness witness) {
        return answered(new Command.Place(0, wish, witness));
    }

    PlacedOrder cancel(String clientOrderId, OrderWitness witness) {
        return answered(new Command.Cancel(0, clientOrderId, witness));
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
    public void refuse(long commandId, TradekeepException why) {
        refusal = why;
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        listener.ordered(plan.engine().name(), order.clientOrderId(), event);
    }
}
