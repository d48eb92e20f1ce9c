package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.venue.VenueReport;
import org.jspecify.annotations.Nullable;

/** Everything that an engine hears. Who hands inputs over decides their order, and nothing else. */
public sealed interface EngineInput
        permits BarClosed,
                EngineInput.Reported,
                EngineInput.TimerDue,
                EngineInput.Durable,
                EngineInput.Loaded,
                EngineInput.Recover,
                EngineInput.Recheck,
                EngineInput.Skipped,
                Command {

    /** The venue said something. */
    record Reported(VenueReport report) implements EngineInput {}

    /** A time has come that was asked for. */
    record TimerDue(long id) implements EngineInput {}

    /** Every booking up to this number is on disk. */
    record Durable(long booking) implements EngineInput {}

    /**
     * The answer to {@link Effects#load}.
     *
     * @param order as the books know it; null when they do not
     * @param group that it is a member of; null for none
     */
    record Loaded(VenueReport report, @Nullable OpenOrder order, @Nullable OrderGroup group)
            implements EngineInput {}

    /** The engine begins again at a venue that may know more than the books: it is asked. */
    record Recover() implements EngineInput {}

    /** Every open order is asked about: a report of the venue may have been lost. */
    record Recheck() implements EngineInput {}

    /**
     * A candle failed twice and is left out: it counts as seen, and its market takes no entries.
     *
     * @param why for people
     */
    record Skipped(BarClosed bar, String why) implements EngineInput {}
}
