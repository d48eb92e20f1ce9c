package dev.tradekeep.venue.xchange;

import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.account.VenueMarkets;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks the same again and again on a thread of its own, until it is closed or refused. */
final class Polling implements VenueMarkets.Subscription {
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final Thread thread;
    private volatile boolean closed;

    private Polling(String name, Duration pause, Round round, Consumer<VenueFailure> failed) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(pause, round, failed));
    }

    /** One time of asking. */
    @FunctionalInterface
    interface Round {
        void run() throws VenueException;
    }

    /**
     * Begins.
     *
     * @param pause between two rounds; longer after each failure
     * @param failed hears of each failure
     */
    static Polling start(String name, Duration pause, Round round, Consumer<VenueFailure> failed) {
        Polling made = new Polling(name, pause, round, failed);
        made.thread.start();
        return made;
    }

    private void run(Duration pause, Round round, Consumer<VenueFailure> failed) {
        Duration next = pause;
        try {
            while (!closed) {
                try {
                    round.run();
                    next = pause;
                } catch (VenueException e) {
                    if (closed) {
                        return;
                    }
                    failed.accept(e.failure());
                    if (isForGood(e.failure())) {
                        return;
                    }
                    next = next.compareTo(PAUSE_MAX) < 0 ? next.multipliedBy(2) : PAUSE_MAX;
                }
                Thread.sleep(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** XChange does not do it, so asking again is of no use. */
    private static boolean isForGood(VenueFailure failure) {
        return failure instanceof VenueFailure.NotDone done && done.kind() == Kind.REFUSED;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
