package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.core.EngineCore;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OpenOrder;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A random engine at a venue behind a bad network, in virtual time, that dies at random moments and
 * goes on from its books. At the end the books must say what the venue knows. The same plan gives
 * the same bytes.
 */
public final class Simulation {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    /** How long the venue's market rests between two moves. */
    private static final long TRADE_EVERY = 9 * SECOND;

    /** Rounds of asking and canceling, at the end, until everything is settled. */
    private static final int ROUNDS_MAX = 60;

    /** The check of the audit that an order trades no more than it asked for. */
    private static final String OVERFILLED = "books.overfilled: ";

    /** That no portfolio owes anything. */
    private static final String CASH = "books.cash: ";

    /** How long a process is down at most. */
    private static final long DOWN_MAX = 180 * SECOND;

    private final Plan plan;
    private final Disk disk;
    private final Agenda agenda = new Agenda(World.START);
    private final Strikes strikes;
    private final World world;
    private final Candles candles;
    private final ChaosVenue venue;
    private final SlowWriter writer;
    private final Evidence evidence;
    private final Driver driver;
    private final People people;
    private final Fundings fundings;
    private final Dice downtimes;
    private long crashes;

    /**
     * What came of a simulation.
     *
     * @param crashes how often its process died
     * @param orders how many its venue had
     * @param differences what is wrong; empty when nothing is
     */
    public record Result(long crashes, long orders, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    private Simulation(Plan plan, Disk disk, UnaryOperator<Effects> seam) {
        this.plan = plan;
        this.disk = disk;
        long seed = plan.seed();
        strikes = new Strikes(agenda, plan.strikes());
        world = World.create(disk.open(), seed);
        disk.leave();
        candles = new Candles(seed, world.feeds(), plan.bars());
        Network network = new Network(seed, agenda, strikes, report -> driver().hear(report));
        venue = new ChaosVenue(seed, agenda, strikes, network);
        writer = new SlowWriter(seed, agenda, strikes);
        evidence = new Evidence(new Mirror(world));
        AccountRead account =
                new AccountRead(agenda, strikes, venue, network, report -> driver().hear(report));
        driver =
                new Driver(
                        seed,
                        new Parts(
                                world,
                                agenda,
                                strikes,
                                venue,
                                writer,
                                account,
                                new Traders(plan, strikes),
                                new Feeder(world.feeds(), candles),
                                evidence),
                        seam);
        people = new People(world, agenda, driver, writer, venue, evidence);
        fundings = new Fundings(seed, world, agenda, driver, venue);
        downtimes = new Dice(seed, "downtimes");
    }

    private Driver driver() {
        return driver;
    }

    /**
     * Runs one.
     *
     * @param disk with empty books
     */
    public static Result run(Plan plan, Disk disk) {
        return run(plan, disk, UnaryOperator.identity());
    }

    /**
     * Runs one with something between the core and what carries out its wishes.
     *
     * @param seam where a test plants a bug
     */
    public static Result run(Plan plan, Disk disk, UnaryOperator<Effects> seam) {
        Simulation simulation = new Simulation(plan, disk, seam);
        simulation.run();
        return new Result(
                simulation.crashes,
                simulation.venue.orders().size(),
                simulation.evidence.differences());
    }

    private void run() {
        schedule();
        agenda.at(World.START, Agenda.Life.WORLD, this::start);
        runUntil(World.START + (plan.bars() + 2) * MINUTE);
        settle();
        check();
        driver.die();
        disk.leave();
        evidence.differs(disk.audit().stream().filter(line -> !mayFind(line)).toList());
    }

    /**
     * Restored books do not know what an order was amended to since. What a venue trades too much,
     * or after the end, is booked and told; it may cost more than there is. So may funding, which
     * takes what orders have set aside.
     */
    private boolean mayFind(String line) {
        boolean tooMuch =
                venue.orders().values().stream().anyMatch(truth -> truth.filled > truth.quantity);
        return (line.startsWith(OVERFILLED) && (evidence.wasRestored() || tooMuch))
                || (line.startsWith(CASH)
                        && (evidence.wasRestored() || tooMuch || isLate() || fundings.are()));
    }

    private boolean isLate() {
        return plan.strikes().stream()
                .anyMatch(strike ->
                        strike.fault() == Fault.LATE_FILL || strike.fault() == Fault.CALL_STUCK);
    }

    private void schedule() {
        for (Candles.OneCandle candle : candles.all()) {
            agenda.at(
                    candle.closeTime(),
                    Agenda.Life.WORLD,
                    () -> {
                        venue.price(candle.feed().market(), candle.close());
                        driver.pump();
                    });
        }
        for (long at = TRADE_EVERY; at < plan.bars() * MINUTE; at += TRADE_EVERY) {
            agenda.at(World.START + at, Agenda.Life.WORLD, venue::trade);
        }
        fundings.schedule(World.START + plan.bars() * MINUTE);
        for (Plan.Deed deed : plan.deeds()) {
            agenda.at(deed.at(), Agenda.Life.WORLD, () -> people.act(deed));
        }
        for (Plan.Strike strike : plan.strikes()) {
            if (strike.fault() == Fault.BACKUP) {
                agenda.at(strike.at(), Agenda.Life.WORLD, this::backUp);
            } else if (strike.fault() == Fault.RESTORE) {
                agenda.at(strike.at(), Agenda.Life.WORLD, this::restore);
            }
        }
    }

    private void backUp() {
        disk.copy();
        evidence.backUp();
    }

    private void restore() {
        if (evidence.restore()) {
            driver.die();
            disk.leave();
            disk.putBack();
            comeBack();
        }
    }

    private void runUntil(long end) {
        boolean more = true;
        while (more) {
            more = guarded(() -> agenda.step(end));
        }
    }

    /** Lets something happen; when it kills the process, another one begins later. */
    private boolean guarded(BooleanSupplier what) {
        try {
            return what.getAsBoolean();
        } catch (Strikes.Death death) {
            driver.die();
            disk.leave();
            comeBack();
            return true;
        }
    }

    private void comeBack() {
        crashes++;
        long most = downtimes.oneIn(2, agenda.now(), 1) ? SECOND : DOWN_MAX;
        long down = downtimes.below(most, agenda.now(), 2);
        agenda.at(
                agenda.now() + down,
                Agenda.Life.WORLD,
                () -> {
                    if (!driver.isUp()) {
                        start();
                    }
                });
    }

    private void start() {
        driver.start(disk.open());
        people.transfers().begin();
    }

    /** Faults are over: everything open is canceled, until the books and the venue agree. */
    private void settle() {
        strikes.end();
        venue.calmDown();
        writer.calmDown();
        runUntil(agenda.now() + DOWN_MAX);
        people.clear();
        runUntil(agenda.now() + MINUTE);
        evidence.differs(Verdict.unprotected(evidence.mirror()));
        for (int round = 0; round < ROUNDS_MAX && !isSettled(); round++) {
            EngineCore core = driver.core();
            if (core != null) {
                for (OpenOrder open : List.copyOf(core.state().orders())) {
                    cancel(open);
                }
            }
            runUntil(agenda.now() + MINUTE);
        }
        driver.take(new Command.Finish());
        runUntil(agenda.now() + MINUTE);
    }

    private void cancel(OpenOrder open) {
        if (open.order().mayCancel()) {
            driver.take(
                    new Command.Cancel(
                            people.nextCommand(), open.order().clientOrderId(), OrderWitness.NONE));
        }
    }

    private boolean isSettled() {
        EngineCore core = driver.core();
        return core != null && driver.isIdle() && core.state().orders().isEmpty();
    }

    private void check() {
        EngineCore core = driver.core();
        EngineState loaded = driver.reloaded();
        if (core == null || loaded == null || !driver.isIdle()) {
            evidence.differs("the engine does not come to rest");
            return;
        }
        evidence.loaded(loaded);
        evidence.differs(Mirror.compare(core.state(), loaded, world));
        for (OpenOrder open : core.state().orders()) {
            evidence.differs(
                    "order " + open.order().clientOrderId() + " is still " + open.order().status());
        }
        evidence.differs(Verdict.compare(world, evidence.mirror(), venue.orders()));
        evidence.differs(evidence.mirror().dueTimers(agenda.now()));
        people.transfers().check();
    }
}
