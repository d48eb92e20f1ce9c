package dev.tradekeep.engine.simulation;

import dev.tradekeep.venue.VenueReport;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what the account did, page by page, as every driver of a real venue must: executions since
 * a time, then the orders that are open. Reports that were lost, or that a core had when it was
 * discarded, are found so. The time moves only when a read is complete and all of it is on disk.
 */
final class AccountRead {
    private static final int PAGE = 4;

    /** A venue may list what it did a little later than it did it. */
    private static final long OVERLAP = 60_000_000;

    private final Agenda agenda;
    private final Strikes strikes;
    private final ChaosVenue venue;
    private final Network network;
    private final Consumer<VenueReport> engine;
    private long since = World.START;

    /** When the last complete read began, which is not on disk yet; 0 for none. */
    private long complete;

    private long reads;

    AccountRead(
            Agenda agenda,
            Strikes strikes,
            ChaosVenue venue,
            Network network,
            Consumer<VenueReport> engine) {
        this.agenda = agenda;
        this.strikes = strikes;
        this.venue = venue;
        this.network = network;
        this.engine = engine;
    }

    /** Begins; a read that has not ended is given up. */
    void begin() {
        reads++;
        page(reads, agenda.now(), venue.firstSince(since - OVERLAP));
    }

    /** What was heard may not be on disk: it is to be read again. */
    void discard() {
        reads++;
        complete = 0;
    }

    /** The process has died, and remembers nothing. */
    void die() {
        discard();
        since = World.START;
    }

    /** All that was heard is on disk. */
    void settled() {
        since = Math.max(since, complete);
    }

    private void page(long read, long began, int from) {
        strikes.step();
        network.ask(() -> {
            List<VenueReport> page = venue.executions(from, PAGE);
            network.page(() -> arrived(read, began, from, page));
        });
    }

    private void arrived(long read, long began, int from, List<VenueReport> page) {
        strikes.step();
        page.forEach(engine);
        if (read != reads) {
            return;
        }
        if (page.size() == PAGE) {
            page(read, began, from + PAGE);
            return;
        }
        network.ask(() -> {
            List<VenueReport> open = venue.open();
            network.page(() -> {
                open.forEach(engine);
                if (read == reads) {
                    complete = began;
                }
            });
        });
    }
}
