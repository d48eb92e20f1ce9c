package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.books.BookReader;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.books.BookingPipe;
import dev.tradekeep.engine.core.ClientOrderIds;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.VenueReport;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An engine on recorded candles with its books on disk. Bookings are on their way there while it
 * goes on; the candles wait only for what has to be sent. It is made from the books, after a crash
 * as after a failed booking: what is in memory then is thrown away.
 *
 * <p>For the engine's thread alone.
 */
final class PaperRun implements SimulatedRun.Host {
    private final Reader reader;
    private final PaperPlan plan;
    private final BookReader books;
    private final BookingPipe pipe;
    private final EngineSetup setup;
    private final EngineListener listener;

    private final CandleBars bars;
    private SimulatedRun run;
    private CandleTapes tapes;

    private final Answers answers = new Answers();
    private boolean full;
    private boolean late;
    private boolean closing;

    /**
     * @param answered called on any thread when {@link #takeDurable} may find something; must be
     *     quick
     */
    PaperRun(
            Store store,
            Reader reader,
            PaperPlan plan,
            BookWriter.RunOwner owner,
            long incarnation,
            EngineListener listener,
            Runnable answered) {
        this.reader = reader;
        this.plan = plan;
        this.listener = listener;
        setup = plan.setup(incarnation);
        pipe = new BookingPipe(store, new BookWriter(setup, owner), answered);
        books = new BookReader(setup, owner.engineId());
        bars = new CandleBars(plan.feeds());
        Begun begun = load(incarnation);
        run = begun.run();
        tapes = begun.tapes();
    }

    /** A core, and the candles that it is to see. */
    private record Begun(SimulatedRun run, CandleTapes tapes) {}

    /**
     * Throws away what is in memory and begins from the books again, once the writer has answered
     * all that is on its way there. Who waits for an answer is told what is known of it.
     */
    void reload() {
        answers.discard(pipe.discard());
        Begun begun = load(newIncarnation());
        run = begun.run();
        tapes = begun.tapes();
        suspend();
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
        for (int feed = 0; feed < bars.feeds(); feed++) {
            int of = feed;
            venue.shownFrom(feed)
                    .ifPresent(at ->
                            history.forEachSince(
                                    transaction,
                                    of,
                                    at,
                                    candle -> venue.show(bars.of(of, candle))));
        }
        bars.warmUp(transaction, made.core(), fresh, history);
        for (int feed = 0; feed < bars.feeds(); feed++) {
            venue.resume(feed);
        }
    }

    private CandleTapes tapes(CandleHistory history) {
        List<CandleTape> made = new ArrayList<>();
        for (PaperPlan.RecordedFeed feed : plan.feeds()) {
            made.add(new CandleTape(reader, feed.series(), history.next(made.size())));
        }
        return new CandleTapes(made);
    }

    /** The next candles that are not traded yet; empty when there are none. */
    Optional<CandleMoment> next() {
        return tapes.next();
    }

    /** Gives back what {@link #next} gave last. */
    void putBack(CandleMoment moment) {
        tapes.putBack(moment);
    }

    /** Whether the next candles need not wait for the disk. */
    boolean isReady() {
        return run.isReady();
    }

    /** Whether so much is on its way to disk that only halts are taken. */
    boolean isFull() {
        return pipe.isFull();
    }

    /** Takes word of what is on disk by now; what waited for it leaves. */
    void takeDurable() {
        run.takeDurable();
    }

    /** Waits until all is on disk; what waited for it leaves. */
    void await() {
        run.await();
    }

    /** How long the disk has not answered, nanoseconds; 0 when nothing is on its way. */
    long waitingNanos() {
        return pipe.waitingNanos();
    }

    /** Lets the candles of a moment happen, once what was to be sent before has been. */
    void step(CandleMoment moment) {
        run.step(bars.of(moment));
    }

    /** The feed whose candle was being taken when {@link #step} failed. */
    int present() {
        return run.present();
    }

    /** Notes that a candle failed twice and is left out. */
    void skip(CandleMoment.OfFeed one, String why) {
        run.skip(bars.of(one.feed(), one.candle()), why);
    }

    /** While the disk is full, strategies may ask for exits only. */
    void suspendEntries(boolean suspended) {
        full = suspended;
        suspend();
    }

    /** The same while the disk does not answer. */
    void setLate(boolean disk) {
        late = disk;
        suspend();
    }

    private void suspend() {
        run.core().suspendEntries(full || late || closing);
    }

    /** Reads halts and limits again: they count from now on. */
    void restrict() {
        Command.Restrict restrict =
                reader.read(transaction ->
                        new Command.Restrict(books.halts(transaction), books.limits(transaction)));
        run.command(restrict);
    }

    /** The run is over for now: its day is told, and all is on disk. */
    void finish() {
        run.command(new Command.Finish());
        run.await();
    }

    /** Places an order; the answer comes when it is on disk. */
    void place(
            int portfolio,
            OrderWish wish,
            OrderWitness witness,
            CompletableFuture<PlacedOrder> answer) {
        run.command(new Command.Place(ask(answer), portfolio, wish, witness));
    }

    /** Asks for an order to be canceled; the answer comes when that is on disk. */
    void cancel(String clientOrderId, OrderWitness witness, CompletableFuture<PlacedOrder> answer) {
        run.command(new Command.Cancel(ask(answer), clientOrderId, witness));
    }

    /**
     * Asks for other terms of an order; the answer comes when that is on disk.
     *
     * @throws TradekeepException never: what cannot be asked for is the answer
     */
    void amend(
            String clientOrderId,
            OrderChange change,
            OrderWitness witness,
            CompletableFuture<PlacedOrder> answer) {
        OpenOrder open = state().order(clientOrderId);
        if (open == null) {
            answer.completeExceptionally(
                    new TradekeepException(
                            ErrorCode.NOT_FOUND, "Order " + clientOrderId + " is not open here."));
            return;
        }
        OrderTerms terms;
        long quantity;
        try {
            terms = change.termsOf(open.order());
            quantity = change.quantityOf(open.order());
        } catch (TradekeepException invalid) {
            answer.completeExceptionally(invalid);
            return;
        }
        run.command(new Command.Amend(ask(answer), clientOrderId, terms, quantity, witness));
    }

    /** Asks for every open order to be canceled; nobody waits for the answers. */
    void cancelOpen() {
        for (OpenOrder open : List.copyOf(state().orders())) {
            cancel(open.order().clientOrderId(), OrderWitness.NONE, new CompletableFuture<>());
        }
    }

    /** Whether an order has not ended. */
    boolean hasOpenOrders() {
        return !state().orders().isEmpty();
    }

    /** From now on strategies may ask for exits only: the run is about to end. */
    void close() {
        closing = true;
        suspend();
    }

    /** Moves money into a portfolio or out of it; the answer comes likewise. */
    void move(MoneyLegs.Leg leg, Asset asset, CompletableFuture<@Nullable Void> answer) {
        run.command(
                leg.command(
                        answers.move(state().booking(), answer),
                        plan.portfolio(leg.portfolioId()),
                        asset));
    }

    private long ask(CompletableFuture<PlacedOrder> answer) {
        return answers.order(state().booking(), answer);
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
        pipe.book(urgency, booking);
    }

    @Override
    public long durable(long booked, boolean all) {
        return pipe.durable(all);
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
        answers.reply(commandId, new PlacedOrder(order, event));
    }

    @Override
    public void confirm(long commandId) {
        answers.confirm(commandId);
    }

    @Override
    public void refuse(long commandId, TradekeepException why) {
        answers.refuse(commandId, why);
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        listener.ordered(plan.engine().name(), order.clientOrderId(), event);
    }
}
