package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.books.BookReader;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Booking;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.core.EngineCore;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.Market;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.engine.core.OrderWitness;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.engine.strategy.StrategyParameters;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A random engine at a venue behind a bad network, in virtual time, that dies at random moments and
 * goes on from its books. At the end the books must say what the venue knows. The same seed gives
 * the same bytes.
 */
public final class Simulation implements Effects {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long RECHECK_EVERY = MINUTE;

    /** How long the venue's market rests between two moves. */
    private static final long TRADE_EVERY = 9 * SECOND;

    private static final int MOVES_A_MINUTE = 6;

    /** Rounds of asking and canceling, at the end, until everything is settled. */
    private static final int ROUNDS_MAX = 60;

    /** The process has died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Death() {
            super("killed", null, false, false);
        }
    }

    private final long seed;
    private final Store store;
    private final SimulatedBooks books;
    private final Set<Fault> faults;
    private final Agenda agenda;
    private final ChaosVenue venue;
    private final Dice crashes;
    private final Dice data;
    private final BarClosed bar = new BarClosed();
    private final List<String> differences = new ArrayList<>();
    private @Nullable EngineCore core;
    private @Nullable BookWriter writer;
    private @Nullable BookReader reader;
    private long booked;
    private long durable;
    private long inputs;
    private long starts;
    private long crashCount;
    private long price;
    private boolean mayDie = true;

    /** What came of a simulation. */
    public record Result(long seed, long crashes, long orders, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    private Simulation(long seed, Store store, Set<Fault> faults) {
        this.seed = seed;
        this.store = store;
        this.faults = Set.copyOf(faults);
        books = SimulatedBooks.create(store, seed);
        agenda = new Agenda(SimulatedBooks.START);
        crashes = new Dice(seed, "crashes");
        data = new Dice(seed, "data");
        price = books.instrument().tickSize() * 10_000;
        venue = new ChaosVenue(seed, agenda, faults, this::hear);
    }

    /**
     * Runs one.
     *
     * @param store empty books
     * @param bars how many candles of a minute
     */
    public static Result run(long seed, Store store, Set<Fault> faults, int bars) {
        Simulation simulation = new Simulation(seed, store, faults);
        simulation.run(bars);
        return new Result(
                seed,
                simulation.crashCount,
                simulation.venue.orders().size(),
                simulation.differences);
    }

    private void run(int bars) {
        begin();
        for (int i = 0; i < bars; i++) {
            long closes = SimulatedBooks.START + (i + 1) * MINUTE;
            agenda.at(closes, () -> bar(closes));
            for (long move = 1; move <= MOVES_A_MINUTE; move++) {
                agenda.at(closes - move * TRADE_EVERY, venue::trade);
            }
        }
        scheduleRecheck();
        long end = SimulatedBooks.START + (bars + 1) * MINUTE;
        boolean more = true;
        while (more) {
            more = guarded(() -> agenda.step(end));
        }
        settle();
        check();
    }

    /** Lets something happen; when it kills the engine, the engine begins again. */
    private boolean guarded(java.util.function.BooleanSupplier what) {
        try {
            return what.getAsBoolean();
        } catch (Death death) {
            crashCount++;
            begin();
            return true;
        }
    }

    /** The engine begins; it may die while it does. */
    private void begin() {
        boolean dead = true;
        while (dead) {
            agenda.die();
            try {
                start();
                dead = false;
            } catch (Death again) {
                crashCount++;
            }
        }
        scheduleRecheck();
    }

    private void scheduleRecheck() {
        agenda.atUnlessDead(
                agenda.now() + RECHECK_EVERY,
                () -> {
                    take(new EngineInput.Recheck());
                    scheduleRecheck();
                });
    }

    private void start() {
        starts++;
        BookWriter.RunOwner owner = books.claim(store, starts, agenda.now());
        EngineSetup fresh = setup(starts);
        writer = new BookWriter(fresh, owner);
        BookReader from = new BookReader(fresh, owner.engineId());
        reader = from;
        try (Reader opened = store.openReader()) {
            EngineState state = opened.read(from::read);
            booked = state.booking();
            durable = booked;
            core = new EngineCore(fresh, state, true);
        }
        core().warmedUp();
        take(new EngineInput.Recover());
    }

    private EngineSetup setup(long incarnation) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("seed", Long.toString(seed));
        Market market = new Market(0, books.listed());
        return new EngineSetup(
                List.of(market),
                List.of(new Feed(0, books.seriesId(), market, Interval.ONE_MINUTE)),
                List.of(
                        new EngineSetup.PortfolioSetup(
                                books.portfolioId(), books.instrument().quote())),
                List.of(
                        new EngineSetup.StrategySetup(
                                RandomTrader.factory()
                                        .create(new StrategyParameters("random", parameters)),
                                0,
                                List.of(0))),
                VenueCosts.DEFAULT,
                ChaosVenue.capabilities(),
                incarnation);
    }

    private void bar(long closes) {
        long before = price;
        long step = before / 100 + 1;
        price = Math.max(1_000, before - step + data.below(2 * step + 1, closes, 1));
        venue.price(price);
        long high = Math.max(before, price) + data.below(step, closes, 2);
        long low = Math.max(1, Math.min(before, price) - data.below(step, closes, 3));
        take(bar.set(0, closes - MINUTE, closes, before, high, low, price, 1));
    }

    private void hear(VenueReport report) {
        take(new EngineInput.Reported(report));
    }

    private void take(EngineInput input) {
        inputs++;
        if (mayDie && faults.contains(Fault.CRASH) && crashes.oneIn(150, inputs, 1)) {
            throw new Death();
        }
        core().on(input, agenda.now(), this);
        deliver();
    }

    private void deliver() {
        while (durable < booked) {
            durable = booked;
            core().on(new EngineInput.Durable(durable), agenda.now(), this);
        }
    }

    /** Faults are over: everything open is canceled, until the books and the venue agree. */
    private void settle() {
        mayDie = false;
        venue.calmDown();
        for (int round = 0; round < ROUNDS_MAX && !core().state().orders().isEmpty(); round++) {
            take(new EngineInput.Recheck());
            for (OpenOrder open : List.copyOf(core().state().orders())) {
                if (open.order().mayCancel()) {
                    take(new Command.Cancel(0, open.order().clientOrderId(), OrderWitness.NONE));
                }
            }
            long until = agenda.now() + MINUTE;
            boolean more = true;
            while (more) {
                more = agenda.step(until);
            }
        }
        take(new Command.Finish());
    }

    private void check() {
        for (OpenOrder open : core().state().orders()) {
            differences.add(
                    "order " + open.order().clientOrderId() + " is still " + open.order().status());
        }
        try (Reader opened = store.openReader()) {
            opened.read(transaction -> {
                differences.addAll(books.compare(transaction, venue.orders()));
                EngineState again = Objects.requireNonNull(reader).read(transaction);
                differences.addAll(SimulatedBooks.compare(core().state(), again));
                return null;
            });
        }
    }

    private EngineCore core() {
        return Objects.requireNonNull(core);
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        boolean dies =
                mayDie
                        && faults.contains(Fault.CRASH_WHILE_BOOKING)
                        && crashes.oneIn(80, booking.number() + starts, 2);
        if (dies && crashes.oneIn(2, booking.number() + starts, 3)) {
            throw new Death();
        }
        BookWriter to = Objects.requireNonNull(writer);
        store.write(
                Durability.RELAXED,
                transaction -> {
                    to.write(transaction, booking);
                    return null;
                });
        if (dies) {
            throw new Death();
        }
        booked = booking.number();
    }

    @Override
    public void call(VenueCall call) {
        if (call instanceof VenueCall.Submit submit) {
            try (Reader opened = store.openReader()) {
                boolean onBooks =
                        opened.read(transaction ->
                                Objects.requireNonNull(reader)
                                        .order(transaction, submit.order().clientOrderId())
                                        .isPresent());
                if (!onBooks) {
                    differences.add(
                            "order "
                                    + submit.order().clientOrderId()
                                    + " was sent before it was"
                                    + " on the books");
                }
            }
        }
        venue.call(call);
    }

    @Override
    public void load(VenueReport report) {
        EngineInput.Loaded loaded;
        try (Reader opened = store.openReader()) {
            loaded =
                    opened.read(transaction -> {
                        BookReader from = Objects.requireNonNull(reader);
                        OpenOrder order =
                                from.order(transaction, report.clientOrderId()).orElse(null);
                        GroupMember member =
                                order == null ? null : order.order().request().member();
                        return new EngineInput.Loaded(
                                report,
                                order,
                                member == null
                                        ? null
                                        : from.group(transaction, member.groupId()).orElse(null));
                    });
        }
        EngineInput.Loaded answer = loaded;
        agenda.atUnlessDead(agenda.now(), () -> take(answer));
    }

    @Override
    public void timer(long at, long id) {
        agenda.atUnlessDead(at, () -> take(new EngineInput.TimerDue(id)));
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        // Nobody waits for an answer.
    }

    @Override
    public void confirm(long commandId) {}

    @Override
    public void refuse(long commandId, TradekeepException why) {
        // An order that has ended meanwhile cannot be canceled.
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        // Nobody listens.
    }
}
