package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do: they place, cancel and amend orders, raise halts and clear them. Somebody who
 * gets no answer asks again, with the same id of his own.
 */
final class People {
    private static final long SECOND = 1_000_000;
    private static final long ASK_AGAIN_AFTER = 7 * SECOND;
    private static final int ASKED_MAX = 4;
    private static final long HALT_MAX = 240 * SECOND;

    private final World world;
    private final Agenda agenda;
    private final Driver driver;
    private final SlowWriter writer;
    private final ChaosVenue venue;
    private final Evidence evidence;
    private final Transfers transfers;
    private long commands;

    People(
            World world,
            Agenda agenda,
            Driver driver,
            SlowWriter writer,
            ChaosVenue venue,
            Evidence evidence) {
        this.world = world;
        this.agenda = agenda;
        this.driver = driver;
        this.writer = writer;
        this.venue = venue;
        this.evidence = evidence;
        transfers = new Transfers(world, agenda, driver, evidence, this::nextCommand);
    }

    /** The money that they move. */
    Transfers transfers() {
        return transfers;
    }

    /** Somebody does something. */
    void act(Plan.Deed deed) {
        Dice dice = new Dice(deed.chance(), "deed");
        switch ((int) dice.below(13, 0, 0)) {
            case 0, 1, 2, 3 -> place(deed.number(), dice, ASKED_MAX);
            case 4, 5 -> cancel(dice);
            case 6, 7 -> amend(dice);
            case 8 -> raise(dice);
            case 9, 10 -> transfers.act(deed.number(), dice);
            default -> bracket(deed.number(), dice, ASKED_MAX);
        }
    }

    private Market market(Dice dice) {
        return world.markets().get((int) dice.below(world.markets().size(), 0, 1));
    }

    private void place(int number, Dice dice, int tries) {
        Market market = market(dice);
        long held = evidence.mirror().held(0, market);
        boolean sells = held > 0 && dice.oneIn(2, 0, 2);
        long price = near(venue.price(market), market, dice);
        Kinds kinds = new Kinds(dice, 0, 10);
        OrderTerms terms = kinds.terms(price, market.instrument());
        OrderConditions conditions = kinds.conditions(terms, sells, agenda.now());
        long quantity = sells ? 1 + dice.below(held, 0, 5) : toBuy(market, dice);
        OrderWish wish =
                new OrderWish(
                        market.index(),
                        sells ? Side.SELL : Side.BUY,
                        terms,
                        quantity,
                        conditions,
                        null,
                        "a person",
                        "p" + number);
        ask(wish, () -> place(number, dice, tries - 1), tries);
    }

    private void bracket(int number, Dice dice, int tries) {
        Market market = market(dice);
        long price = venue.price(market);
        long away = Math.max(2, price / 40);
        Kinds kinds = new Kinds(dice, 0, 10);
        OrderTerms stop = kinds.stop(onTick(price - away, market), market.instrument());
        OrderTerms target =
                dice.oneIn(4, 0, 8) ? null : new OrderTerms.Limit(onTick(price + away, market));
        OrderWish wish =
                new OrderWish(
                        market.index(),
                        Side.BUY,
                        kinds.entry(price, market.instrument()),
                        toBuy(market, dice),
                        OrderConditions.GTC,
                        new OrderWish.Exits(stop, target),
                        "a person",
                        "p" + number);
        ask(wish, () -> bracket(number, dice, tries - 1), tries);
    }

    private void ask(OrderWish wish, Runnable again, int tries) {
        long id = nextCommand();
        boolean sent = driver.isUp() && !isBooked(wish.callerOrderId());
        if (sent) {
            driver.take(new Command.Place(id, 0, wish, OrderWitness.NONE));
        }
        if (tries > 0) {
            agenda.at(
                    agenda.now() + ASK_AGAIN_AFTER,
                    Agenda.Life.WORLD,
                    () -> {
                        if (!evidence.isAnswered(id) && driver.isUp()) {
                            again.run();
                        }
                    });
        }
    }

    private boolean isBooked(@Nullable String callerOrderId) {
        return callerOrderId != null && driver.isBooked(callerOrderId);
    }

    /** The id of another command. */
    long nextCommand() {
        commands++;
        return commands;
    }

    private void cancel(Dice dice) {
        Order order = anyOpen(dice);
        if (order != null && driver.isUp()) {
            driver.take(
                    new Command.Cancel(nextCommand(), order.clientOrderId(), OrderWitness.NONE));
        }
    }

    private void amend(Dice dice) {
        Order order = anyOpen(dice);
        if (order == null || !driver.isUp()) {
            return;
        }
        long times = dice.oneIn(2, 0, 3) ? 2 : 1;
        for (int time = 0; time < times; time++) {
            long less = dice.below(Math.max(1, order.quantity() / 4), time, 2);
            driver.take(
                    new Command.Amend(
                            nextCommand(),
                            order.clientOrderId(),
                            order.terms(),
                            order.quantity() - less,
                            OrderWitness.NONE));
        }
    }

    private @Nullable Order anyOpen(Dice dice) {
        List<Order> open =
                evidence.mirror().orders().stream()
                        .filter(order -> !order.status().isTerminal())
                        .toList();
        return open.isEmpty() ? null : open.get((int) dice.below(open.size(), 0, 1));
    }

    private void raise(Dice dice) {
        HaltLevel[] levels = HaltLevel.values();
        HaltLevel level = levels[(int) dice.below(levels.length, 0, 2)];
        int portfolios = world.portfolios().size();
        int which = (int) dice.below(portfolios + 1L, 0, 3);
        Long portfolio = which == portfolios ? null : world.portfolios().get(which).id();
        long at = agenda.now();
        write(transaction -> {
            new TradingHaltRepository(transaction)
                    .raise(
                            new TradingHaltRepository.Wanted(
                                    level, portfolio, null, null, "a person", null),
                            at);
            return null;
        });
        agenda.at(at + SECOND + dice.below(HALT_MAX, 0, 4), Agenda.Life.WORLD, this::clear);
    }

    /** Clears all halts, now or when a process runs. */
    void clear() {
        write(transaction -> {
            TradingHaltRepository halts = new TradingHaltRepository(transaction);
            for (TradingHalt halt : halts.held()) {
                halts.clear(halt.id(), null, agenda.now());
            }
            return null;
        });
    }

    /** Halts are rows first. */
    private void write(UnitOfWork<@Nullable Void> work) {
        if (!driver.isUp()) {
            agenda.at(agenda.now() + ASK_AGAIN_AFTER, Agenda.Life.WORLD, () -> write(work));
            return;
        }
        writer.submit(
                Durability.CRITICAL,
                work,
                new SlowWriter.Outcome<@Nullable Void>() {
                    @Override
                    public void durable(@Nullable Void nothing) {
                        driver.restrict();
                    }

                    @Override
                    public void failed(TradekeepException why) {
                        write(work);
                    }
                });
    }

    private long toBuy(Market market, Dice dice) {
        long cash = Math.max(0, evidence.mirror().balance(0, World.QUOTE)) / 10;
        long most = market.instrument().quantityFor(cash, venue.price(market));
        return 1 + dice.below(Math.max(1, most), 0, 6);
    }

    private static long near(long price, Market market, Dice dice) {
        long away = price / 30 + 1;
        return onTick(price - away + dice.below(2 * away + 1, 0, 7), market);
    }

    private static long onTick(long price, Market market) {
        long tick = market.instrument().tickSize();
        return Math.max(tick, price / tick * tick);
    }
}
