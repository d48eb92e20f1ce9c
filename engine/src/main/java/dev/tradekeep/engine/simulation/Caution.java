package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the disk is trusted with what opens a position: not while it is full, or slow. */
final class Caution {
    private static final long SECOND = 1_000_000;
    private static final long PROBE_EVERY = 10 * SECOND;

    /** A booking that takes longer is slow. */
    private static final long SLOW_AFTER = 5 * SECOND;

    private final Agenda agenda;
    private final SlowWriter writer;
    private final Evidence evidence;
    private boolean full;
    private boolean slow;

    /** Hears that it has changed. */
    private final Runnable changed;

    Caution(Agenda agenda, SlowWriter writer, Evidence evidence, Runnable changed) {
        this.agenda = agenda;
        this.writer = writer;
        this.evidence = evidence;
        this.changed = changed;
    }

    /** Whether only what must be booked is. */
    boolean holds() {
        return full || slow;
    }

    /** A core is discarded, and with it what waited. */
    void forget() {
        slow = false;
    }

    /** The process has died. */
    void die() {
        full = false;
        slow = false;
    }

    /** All that waited is on disk. */
    void caughtUp() {
        if (slow) {
            slow = false;
            changed.run();
        }
    }

    /** A booking begins to wait; it says whether it still does. */
    void watch(BooleanSupplier waits) {
        agenda.at(
                agenda.now() + SLOW_AFTER,
                Agenda.Life.CORE,
                () -> {
                    if (waits.getAsBoolean()) {
                        slow = true;
                        changed.run();
                    }
                });
    }

    /**
     * A booking did not fit on the disk.
     *
     * @param careful whether it was known then that the disk is full
     */
    void refused(boolean careful, Booking booking) {
        if (careful) {
            evidence.differs("what does not fit on a full disk need not be booked: " + booking);
        }
        if (!full) {
            full = true;
            probeLater();
        }
    }

    /** Whether it is known that the disk is full. */
    boolean isFull() {
        return full;
    }

    private void probeLater() {
        agenda.at(agenda.now() + PROBE_EVERY, Agenda.Life.PROCESS, this::probe);
    }

    private void probe() {
        writer.submit(
                Durability.FORCED,
                transaction -> null,
                new SlowWriter.Outcome<@Nullable Void>() {
                    @Override
                    public void durable(@Nullable Void nothing) {
                        full = false;
                        changed.run();
                    }

                    @Override
                    public void failed(TradekeepException why) {
                        probeLater();
                    }
                });
    }
}
