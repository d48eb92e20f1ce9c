package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.MoneyWitness;
import dev.tradekeep.engine.core.Command;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.portfolio.Transfer;
import dev.tradekeep.store.portfolio.TransferRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Money that people deposit, withdraw and move from one portfolio to another: it leaves the one in
 * a booking and reaches the other in a later one, and the process may die between the two. Somebody
 * who gets no answer asks again with the same id, when the books say how far it has come.
 */
final class Transfers {
    private static final long SECOND = 1_000_000;
    private static final long ASK_AGAIN_AFTER = 11 * SECOND;
    private static final int ASKED_MAX = 6;

    private final World world;
    private final Agenda agenda;
    private final Driver driver;
    private final Evidence evidence;
    private final LongSupplier commands;

    /** All that somebody asked for, by id. */
    private final Map<String, Wanted> all = new LinkedHashMap<>();

    /**
     * Money that is to move.
     *
     * @param from index of the portfolio that it leaves; null for a deposit
     * @param to index of the portfolio that it reaches; null for a withdrawal
     */
    private record Wanted(
            String id,
            @Nullable Integer from,
            @Nullable Integer to,
            Asset asset,
            long assetId,
            long amount) {}

    /**
     * @param commands gives each command its id
     */
    Transfers(World world, Agenda agenda, Driver driver, Evidence evidence, LongSupplier commands) {
        this.world = world;
        this.agenda = agenda;
        this.driver = driver;
        this.evidence = evidence;
        this.commands = commands;
    }

    /** Somebody moves money. */
    void act(int number, Dice dice) {
        Market market = world.markets().get((int) dice.below(world.markets().size(), 0, 1));
        boolean cash = !dice.oneIn(4, 0, 2);
        Asset asset = cash ? World.QUOTE : market.instrument().base();
        long assetId = cash ? market.listed().quoteAssetId() : market.listed().baseAssetId();
        int portfolios = world.portfolios().size();
        int one = (int) dice.below(portfolios, 0, 3);
        boolean within = portfolios > 1 && dice.oneIn(2, 0, 4);
        boolean deposit = dice.oneIn(2, 0, 5);
        Integer from = deposit && !within ? null : (Integer) one;
        Integer to = within ? (Integer) ((one + 1) % portfolios) : deposit ? (Integer) one : null;
        long held = from == null ? World.CASH : evidence.mirror().balance(from, asset);
        // Now and then more than there is.
        long amount = 1 + dice.below(Math.max(1, held / 2 + held / 20), 0, 6);
        Wanted wanted = new Wanted("m" + number, from, to, asset, assetId, amount);
        all.put(wanted.id(), wanted);
        ask(wanted, ASKED_MAX);
    }

    private void ask(Wanted wanted, int tries) {
        if (tries == 0) {
            return;
        }
        if (driver.isIdle()) {
            goOn(wanted);
        }
        agenda.at(
                agenda.now() + ASK_AGAIN_AFTER,
                Agenda.Life.WORLD,
                () -> {
                    if (!evidence.isMoved(wanted.id())) {
                        ask(wanted, tries - 1);
                    }
                });
    }

    /** A process begins: now and then it looks what is in transit. */
    void begin() {
        agenda.at(
                agenda.now() + ASK_AGAIN_AFTER,
                Agenda.Life.PROCESS,
                () -> {
                    finishOpen();
                    begin();
                });
    }

    private void finishOpen() {
        if (driver.isIdle()) {
            for (Transfer open : driver.read(t -> new TransferRepository(t).open())) {
                Wanted wanted = all.get(open.transferId());
                if (wanted != null) {
                    arrive(wanted);
                }
            }
        }
    }

    /** As far as the books say that it has not come. */
    private void goOn(Wanted wanted) {
        Transfer known = driver.read(t -> new TransferRepository(t).find(wanted.id()).orElse(null));
        if (known == null) {
            begin(wanted);
        } else if (known.hasArrived()) {
            evidence.moved(wanted.id());
        } else {
            arrive(wanted);
        }
    }

    private void begin(Wanted wanted) {
        Integer from = wanted.from();
        Integer to = wanted.to();
        long at = agenda.now();
        boolean oneLeg = from == null || to == null;
        Transfer row =
                new Transfer(
                        wanted.id(),
                        rowOf(from),
                        rowOf(to),
                        wanted.assetId(),
                        wanted.amount(),
                        at,
                        oneLeg ? (Long) at : null,
                        null,
                        null);
        MoneyWitness witness = t -> new TransferRepository(t).insert(row);
        Runnable done = oneLeg ? () -> evidence.moved(wanted.id()) : () -> arriveLater(wanted);
        if (from == null && to != null) {
            LedgerAccount external = LedgerAccount.EXTERNAL;
            move(wanted, to, wanted.amount(), external, Posting.Reason.DEPOSIT, witness, done);
        } else if (from != null) {
            move(
                    wanted,
                    from,
                    -wanted.amount(),
                    oneLeg ? LedgerAccount.EXTERNAL : LedgerAccount.TRANSIT,
                    oneLeg ? Posting.Reason.WITHDRAWAL : Posting.Reason.TRANSFER,
                    witness,
                    done);
        }
    }

    /** Not from within the answer to the first leg; what is not at rest then goes on later. */
    private void arriveLater(Wanted wanted) {
        agenda.at(
                agenda.now(),
                Agenda.Life.PROCESS,
                () -> {
                    if (driver.isIdle()) {
                        arrive(wanted);
                    }
                });
    }

    private void arrive(Wanted wanted) {
        Integer to = wanted.to();
        if (to != null) {
            long at = agenda.now();
            move(
                    wanted,
                    to,
                    wanted.amount(),
                    LedgerAccount.TRANSIT,
                    Posting.Reason.TRANSFER,
                    t -> new TransferRepository(t).arrive(wanted.id(), at),
                    () -> evidence.moved(wanted.id()));
        }
    }

    private void move(
            Wanted wanted,
            int portfolio,
            long change,
            LedgerAccount counterpart,
            Posting.Reason reason,
            MoneyWitness witness,
            Runnable done) {
        long id = commands.getAsLong();
        driver.onConfirm(id, done);
        driver.take(
                new Command.Move(
                        id, portfolio, wanted.asset(), change, counterpart, reason, witness));
    }

    private @Nullable Long rowOf(@Nullable Integer portfolio) {
        return portfolio == null ? null : (Long) world.portfolios().get(portfolio).id();
    }

    /** Compares what the transfers in the books say with what the bookings did. */
    void check() {
        Map<String, Long> moved = new LinkedHashMap<>();
        for (Wanted wanted : all.values()) {
            Transfer row =
                    driver.read(t -> new TransferRepository(t).find(wanted.id()).orElse(null));
            if (row == null) {
                if (evidence.isMoved(wanted.id()) && !evidence.wasRestored()) {
                    evidence.differs("transfer " + wanted.id() + " was confirmed and is not there");
                }
                continue;
            }
            if (!row.hasArrived()) {
                evidence.differs("transfer " + wanted.id() + " is still in transit");
            }
            count(moved, wanted.from(), wanted.asset(), -wanted.amount());
            count(moved, wanted.to(), wanted.asset(), wanted.amount());
        }
        for (EngineSetup.PortfolioSetup portfolio : world.portfolios()) {
            int index = world.portfolios().indexOf(portfolio);
            compare(moved, index, World.QUOTE);
            for (Market market : world.markets()) {
                compare(moved, index, market.instrument().base());
            }
        }
    }

    private static void count(
            Map<String, Long> moved, @Nullable Integer portfolio, Asset asset, long change) {
        if (portfolio != null) {
            moved.merge(portfolio + " " + asset.code(), change, Math::addExact);
        }
    }

    private void compare(Map<String, Long> moved, int portfolio, Asset asset) {
        long wanted = moved.getOrDefault(portfolio + " " + asset.code(), 0L);
        long booked = evidence.mirror().moved(portfolio, asset);
        if (wanted != booked) {
            evidence.differs(
                    "transfers moved "
                            + wanted
                            + " "
                            + asset.code()
                            + " of portfolio "
                            + portfolio
                            + ", booked are "
                            + booked);
        }
    }
}
