package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.time.Micros;

/** On which days an instrument has bars. */
public enum TradingDays {
    EVERY_DAY,
    /** From Monday to Friday, UTC. */
    WEEKDAYS,
    /** The same, in one session a day: the nights between them are no trading time. */
    SESSIONS;

    private static final long DAY = 86_400 * Micros.PER_SECOND;
    private static final long WEEK = 7 * DAY;
    private static final long WEEKDAYS_OF_WEEK = 5;

    /** The epoch began on a Thursday; weeks are counted from the Monday after. */
    private static final long FIRST_MONDAY = 4 * DAY;

    /**
     * The days of a kind of instrument: coins trade every day, stocks, indices and options on them
     * in sessions, all else around the clock on weekdays.
     */
    public static TradingDays of(InstrumentKind kind) {
        return switch (kind) {
            case CRYPTO, CRYPTOFUTURE -> EVERY_DAY;
            case EQUITY, INDEX, OPTION, INDEXOPTION -> SESSIONS;
            case FOREX, FUTURE, CFD, FUTUREOPTION -> WEEKDAYS;
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
            case WEEKDAYS, SESSIONS -> to - from - (weekends(to) - weekends(from));
        };
    }

    /**
     * Whether more than an interval of trading time lies between two moments. When a session begins
     * and ends is not known: from one day to the next there may be a night, and nothing is missing;
     * within a day, and when a whole day is missing, there is.
     *
     * @param from UTC microseconds since the epoch, when something ended
     * @param to the same, later, when something began
     */
    public boolean isLonger(long from, long to, long intervalMicros) {
        if (this != SESSIONS || intervalMicros >= DAY) {
            return between(from, to) > intervalMicros;
        }
        long days = weekday(to) - weekday(from - 1);
        return days > 1 || (days == 0 && to - from > intervalMicros);
    }

    /** Weekdays are counted; what is on a weekend belongs to its Friday. */
    private static long weekday(long at) {
        long since = at - FIRST_MONDAY;
        long inWeek = Math.floorMod(since, WEEK);
        return Math.floorDiv(since, WEEK) * WEEKDAYS_OF_WEEK
                + Math.min(WEEKDAYS_OF_WEEK - 1, inWeek / DAY);
    }

    /** The time that weekends took from the first Monday on. */
    private static long weekends(long at) {
        long since = at - FIRST_MONDAY;
        long inWeek = Math.floorMod(since, WEEK);
        return Math.floorDiv(since, WEEK) * 2 * DAY + Math.max(0, inWeek - 5 * DAY);
    }
}
