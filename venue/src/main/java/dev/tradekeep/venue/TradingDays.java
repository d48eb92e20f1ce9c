package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.time.Micros;

/** On which days an instrument has bars. */
public enum TradingDays {
    EVERY_DAY,
    /** From Monday to Friday, UTC. */
    WEEKDAYS;

    private static final long DAY = 86_400 * Micros.PER_SECOND;
    private static final long WEEK = 7 * DAY;

    /** The epoch began on a Thursday; weeks are counted from the Monday after. */
    private static final long FIRST_MONDAY = 4 * DAY;

    /** The days of a kind of instrument: coins trade every day, all else on weekdays. */
    public static TradingDays of(InstrumentKind kind) {
        return switch (kind) {
            case CRYPTO, CRYPTOFUTURE -> EVERY_DAY;
            case FOREX, EQUITY, FUTURE, CFD, INDEX, OPTION, INDEXOPTION, FUTUREOPTION -> WEEKDAYS;
        };
    }

    /**
     * How much trading time lies between two moments, microseconds.
     *
     * @param from UTC microseconds since the epoch
     * @param to the same, not before {@code from}
     */
    public long between(long from, long to) {
        return switch (this) {
            case EVERY_DAY -> to - from;
            case WEEKDAYS -> to - from - (weekends(to) - weekends(from));
        };
    }

    /** The time that weekends took from the first Monday on. */
    private static long weekends(long at) {
        long since = at - FIRST_MONDAY;
        long inWeek = Math.floorMod(since, WEEK);
        return Math.floorDiv(since, WEEK) * 2 * DAY + Math.max(0, inWeek - 5 * DAY);
    }
}
