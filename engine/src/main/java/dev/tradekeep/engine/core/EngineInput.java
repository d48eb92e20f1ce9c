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
                EngineInput.Funding,
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

    /**
     * Who holds a contract now pays, or is paid, a share of what it is worth. One that is due no
     * later than the last that was booked of its market is left out.
     *
     * @param dueAt UTC microseconds
     * @param rate in units of 10⁻⁸, as exchanges say it; above 0, who is long pays who is short
     * @param price that the contract is valued at, price units above 0
     */
    record Funding(int market, long dueAt, long rate, long price) implements EngineInput {
        /** Decimals of a rate. */
        public static final int RATE_SCALE = 8;
    }
}
