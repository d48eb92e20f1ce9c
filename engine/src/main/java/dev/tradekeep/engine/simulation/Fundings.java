package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineInput;

/**
 * What holding a contract costs, in the markets of some seeds. Each payment is told twice, once at
 * its time and once later, and again when the engine was down.
 */
final class Fundings {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long EVERY = 8 * MINUTE;
    private static final long AGAIN_AFTER = 7 * SECOND;
    private static final long RATE_MAX = 500_000;

    private final World world;
    private final Agenda agenda;
    private final Driver driver;
    private final ChaosVenue venue;
    private final Dice dice;

    Fundings(long seed, World world, Agenda agenda, Driver driver, ChaosVenue venue) {
        this.world = world;
        this.agenda = agenda;
        this.driver = driver;
        this.venue = venue;
        dice = new Dice(seed, "funding");
    }

    /** Whether there are any. */
    boolean are() {
        return dice.oneIn(2, 0, 0);
    }

    /** All up to a time. */
    void schedule(long until) {
        if (!are()) {
            return;
        }
        for (long at = World.START + EVERY; at < until; at += EVERY) {
            for (Market market : world.markets()) {
                long due = at;
                long rate = RATE_MAX - dice.below(2 * RATE_MAX, at, 1 + market.index());
                agenda.at(due, Agenda.Life.WORLD, () -> tell(market, due, rate, 1));
            }
        }
    }

    private void tell(Market market, long due, long rate, int again) {
        boolean told = driver.isUp();
        if (told) {
            driver.take(new EngineInput.Funding(market.index(), due, rate, venue.price(market)));
        }
        if (!told || again > 0) {
            agenda.at(
                    agenda.now() + AGAIN_AFTER,
                    Agenda.Life.WORLD,
                    () -> tell(market, due, rate, told ? again - 1 : again));
        }
    }
}
