package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.core.EngineCore;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a simulated engine, over all processes that run it one after the other. Bookings
 * wait for the disk while the engine goes on. When one fails, the core is discarded: another claim,
 * behind all that waits to be written, settles what is on disk, and from there a new core goes on.
 */
final class Driver extends Answers {
    /** Bookings that may wait for the disk. */
    private static final int UNANSWERED_MAX = 16;

    private static final long SECOND = 1_000_000;
    private static final long RECHECK_EVERY = 60 * SECOND;

    private final World world;
    private final Agenda agenda;
    private final Strikes strikes;
    private final ChaosVenue venue;
    private final SlowWriter writer;
    private final AccountRead account;
    private final Traders traders;
    private final Feeder feeder;
    private final Evidence evidence;
    private final Caution caution;
    private final Effects effects;
    private final Dice incarnations;
    private final Deque<EngineInput> waiting = new ArrayDeque<>();
    private final Deque<VenueReport> loads = new ArrayDeque<>();
    private final BarClosed bar = new BarClosed();
    private @Nullable Books books;
    private @Nullable Running running;
    private long claims;
    private long generation;
    private long booked;
    private long durable;
    private boolean pumping;

    /** A core and the way of its bookings into the books. */
    private record Running(EngineSetup setup, EngineCore core, BookWriter writer, long engineId) {}

    /**
     * @param seam stands between the core and its driver; tests plant bugs there
     */
    Driver(long seed, Parts parts, UnaryOperator<Effects> seam) {
        super(parts.strikes(), parts.evidence());
        world = parts.world();
        agenda = parts.agenda();
        strikes = parts.strikes();
        venue = parts.venue();
        writer = parts.writer();
        account = parts.account();
        traders = parts.traders();
        feeder = parts.feeder();
        evidence = parts.evidence();
        caution = new Caution(agenda, writer, evidence, this::suspend);
        effects = seam.apply(this);
        incarnations = new Dice(seed, "incarnations");
    }

    /** A process begins with the books that lie there. */
    void start(Store store) {
        books = new Books(store);
        writer.begin(store);
        claim();
    }

    boolean isUp() {
        return books != null;
    }

    /** The process has died. */
    void die() {
        forget();
        waiting.clear();
        nobodyWaits();
        writer.die();
        account.die();
        agenda.end(Agenda.Life.PROCESS);
        if (books != null) {
            books.close();
        }
        books = null;
        caution.die();
    }

    /** The core is discarded: what it had not booked is to be had again. */
    private void forget() {
        generation++;
        running = null;
        caution.forget();
        account.discard();
        agenda.end(Agenda.Life.CORE);
        for (VenueReport wanted : loads) {
            waiting.add(new EngineInput.Reported(wanted));
        }
        loads.clear();
    }

    /** Takes the engine, when all that waits has been written, and begins from the books. */
    private void claim() {
        forget();
        claims++;
        long digits = incarnations.bits(claims, 0) >>> 14;
        long mine = generation;
        writer.submit(
                Durability.CRITICAL,
                transaction -> world.claim(transaction, digits, agenda.now()),
                new SlowWriter.Outcome<BookWriter.RunOwner>() {
                    @Override
                    public void durable(BookWriter.RunOwner owner) {
                        if (mine == generation) {
                            load(owner, digits);
                        }
                    }

                    @Override
                    public void failed(TradekeepException why) {
                        if (mine == generation) {
                            claim();
                        }
                    }
                });
    }

    private void load(BookWriter.RunOwner owner, long digits) {
        EngineSetup setup = world.setup(traders::make, digits);
        EngineState state = books().load(setup, owner.engineId());
        evidence.loaded(state);
        booked = state.booking();
        durable = booked;
        feeder.begin(state);
        EngineCore core = new EngineCore(setup, state, true);
        running = new Running(setup, core, new BookWriter(setup, owner), owner.engineId());
        core.suspendEntries(caution.holds());
        core.warmedUp();
        handle(new EngineInput.Recover());
        core.resumeTimers(effects);
        recheckLater();
        account.begin();
        pump();
    }

    private void recheckLater() {
        agenda.at(
                agenda.now() + RECHECK_EVERY,
                Agenda.Life.CORE,
                () -> {
                    account.begin();
                    take(new EngineInput.Recheck());
                    recheckLater();
                });
    }

    /** The venue says something. */
    void hear(VenueReport report) {
        if (isUp()) {
            take(new EngineInput.Reported(report));
        }
    }

    /** Halts and limits have changed in the books: that jumps the queue. */
    void restrict() {
        Running now = running;
        if (now != null) {
            handle(books().restrictions(now.setup(), now.engineId()));
            pump();
        }
    }

    /** Whether an order of this id of a caller is on disk. */
    boolean isBooked(String callerOrderId) {
        return books().has(callerOrderId);
    }

    /** Reads in the books. */
    <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        return books().read(work);
    }

    /** The core that runs; null while there is none. */
    @Nullable EngineCore core() {
        Running now = running;
        return now == null ? null : now.core();
    }

    /** Whether all that was heard is on disk. */
    boolean isIdle() {
        return running != null && waiting.isEmpty() && loads.isEmpty() && durable == booked;
    }

    /** What the books say now; null while no core runs. */
    @Nullable EngineState reloaded() {
        Running now = running;
        return now == null ? null : books().load(now.setup(), now.engineId());
    }

    /** Takes an input, now or when it can. */
    void take(EngineInput input) {
        waiting.add(input);
        pump();
    }

    /** Goes on with what waits. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            boolean more = true;
            while (more) {
                more = goOn();
            }
        } finally {
            pumping = false;
        }
    }

    private boolean goOn() {
        Running now = running;
        if (now == null || booked - durable >= UNANSWERED_MAX) {
            return false;
        }
        VenueReport wanted = loads.peek();
        if (wanted != null) {
            loads.remove();
            handle(books().load(now.setup(), now.engineId(), wanted));
            return true;
        }
        EngineInput input = waiting.poll();
        if (input != null) {
            handle(input);
            return true;
        }
        Candles.OneCandle candle = feeder.next(agenda.now());
        if (candle != null) {
            feed(now, candle);
            return true;
        }
        if (loads.isEmpty() && durable == booked) {
            account.settled();
        }
        return false;
    }

    /** What is old is only looked at. */
    private void feed(Running now, Candles.OneCandle candle) {
        if (feeder.isLeftOut(candle)) {
            handle(new EngineInput.Skipped(candle.into(bar), "it failed twice"), now);
            return;
        }
        boolean old = candle.closeTime() < agenda.now() - candle.feed().interval().micros();
        now.core().suspendEntries(old || caution.holds());
        try {
            handle(candle.into(bar), now);
            if (strikes.hit(Fault.CANDLE_DOUBLED)) {
                handle(candle.into(bar), now);
            }
            now.core().suspendEntries(caution.holds());
        } catch (Traders.Failure failure) {
            feeder.fails(candle);
            claim();
        }
    }

    private void suspend() {
        Running now = running;
        if (now != null) {
            now.core().suspendEntries(caution.holds());
        }
    }

    private void handle(EngineInput input) {
        handle(input, Objects.requireNonNull(running));
    }

    private void handle(EngineInput input, Running now) {
        strikes.step();
        try {
            now.core().on(input, agenda.now(), effects);
        } catch (Traders.Failure onPurpose) {
            throw onPurpose;
        } catch (TradekeepException | ArithmeticException | IllegalStateException failure) {
            evidence.differs("the core failed with " + failure + " when it took " + input);
            claim();
        }
        strikes.step();
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        strikes.step();
        booked = booking.number();
        long mine = generation;
        boolean careful = caution.isFull();
        BookWriter to = Objects.requireNonNull(running).writer();
        writer.submit(
                urgency,
                transaction -> {
                    to.write(transaction, booking);
                    return null;
                },
                new SlowWriter.Outcome<@Nullable Void>() {
                    @Override
                    public void committed() {
                        evidence.committed(booking);
                    }

                    @Override
                    public void durable(@Nullable Void nothing) {
                        if (mine == generation) {
                            onDisk(booking.number());
                        }
                    }

                    @Override
                    public void failed(TradekeepException why) {
                        if (mine != generation) {
                            return;
                        }
                        if (why.code() == ErrorCode.DATABASE_FULL) {
                            caution.refused(careful, booking);
                        }
                        claim();
                    }
                });
        caution.watch(() -> durable < booking.number());
    }

    private void onDisk(long number) {
        durable = number;
        handle(new EngineInput.Durable(number));
        if (durable == booked) {
            caution.caughtUp();
        }
        pump();
    }

    @Override
    public void call(VenueCall call) {
        strikes.step();
        evidence.called(call);
        venue.call(call);
        strikes.step();
    }

    @Override
    public void load(VenueReport report) {
        loads.add(report);
    }

    @Override
    public void timer(long at, long id) {
        agenda.at(at, Agenda.Life.CORE, () -> take(new EngineInput.TimerDue(id)));
    }

    private Books books() {
        return Objects.requireNonNull(books);
    }
}
