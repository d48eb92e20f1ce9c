package dev.tradekeep.model.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * When candles of a length open: days at a time of day on the clock of a zone, weeks on Mondays,
 * months on their first day, and anything shorter in steps from the beginning of the day.
 *
 * <p>Where the clock is set forward or back, steps of more than an hour follow the clock, so that
 * one of them is shorter or longer; steps of an hour or less stay as long as they are.
 *
 * @param interval how long a candle is
 * @param anchor when a day begins, microseconds after midnight; for weeks after midnight of Monday
 * @param zone whose clock counts
 */
public record CandleGrid(Interval interval, long anchor, ZoneId zone) {
    private static final long SECOND = 1_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    /** The epoch is a Thursday. */
    private static final long MONDAY = 4 * DAY;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the anchor is not
     *     within a day, or a week for weeks, or is no whole number of seconds
     */
    public CandleGrid {
        long end = interval.isWeek() ? interval.micros() : DAY;
        if (anchor < 0 || anchor >= end || anchor % SECOND != 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an anchor of whole seconds within the day, found " + anchor + " µs.");
        }
    }

    /** Days from midnight UTC. */
    public static CandleGrid utc(Interval interval) {
        return new CandleGrid(interval, 0, ZoneOffset.UTC);
    }

    /** That of candles of another length in the same days. */
    public CandleGrid of(Interval other) {
        long within = interval.isWeek() && !other.isWeek() ? anchor % DAY : anchor;
        return new CandleGrid(other, within, zone);
    }

    /** Whether a candle may open at this time. */
    public boolean fits(long time) {
        return floor(time) == time;
    }

    /** When the candle opens that this time is in, UTC microseconds. */
    public long floor(long time) {
        if (isFixed()) {
            return time - Math.floorMod(time - fixedOffset(time), interval.micros());
        }
        long opened = open(localStep(time), 0);
        // In an hour that the clock shows twice, the later one may have begun a step.
        return opened <= time ? opened : open(localStep(time), -1);
    }

    /** When the next candle opens. */
    public long next(long openTime) {
        return isFixed() ? openTime + interval.micros() : open(localStep(openTime), 1);
    }

    /** When the candle before opens. */
    public long previous(long openTime) {
        return isFixed() ? openTime - interval.micros() : open(localStep(openTime), -1);
    }

    /** The first time on the grid that is not before this one; an open end stays open. */
    public long ceiling(long time) {
        if (time == Long.MIN_VALUE || time > Long.MAX_VALUE - 2 * interval.micros()) {
            return time;
        }
        long floor = floor(time);
        return floor == time ? time : next(floor);
    }

    /** How many candles open from one time to another, both on the grid and counted. */
    public long count(long from, long to) {
        if (isFixed()) {
            return (to - from) / interval.micros() + 1;
        }
        if (interval.isMonth()) {
            return months(localStep(to)) - months(localStep(from)) + 1;
        }
        return (localStep(to) - localStep(from)) / interval.micros() + 1;
    }

    /**
     * Whether every candle is as long as its interval says, whatever the calendar and the clock.
     */
    public boolean isFixed() {
        return !interval.isMonth()
                && (zone instanceof ZoneOffset
                        || interval.micros() <= HOUR
                        || zone.getRules().isFixedOffset());
    }

    private long fixedOffset(long time) {
        long start = interval.isWeek() ? anchor + MONDAY : anchor;
        return start - offset(time);
    }

    private long offset(long time) {
        if (zone instanceof ZoneOffset fixed) {
            return fixed.getTotalSeconds() * SECOND;
        }
        return zone.getRules().getOffset(instant(time)).getTotalSeconds() * SECOND;
    }

    private static Instant instant(long time) {
        return Instant.ofEpochSecond(
                Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND) * 1_000);
    }

    /** What the clock shows when the candle opens that a time is in. */
    private long localStep(long time) {
        long local = time + offset(time);
        if (interval.isMonth()) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local - anchor, DAY));
            return day.withDayOfMonth(1).toEpochDay() * DAY + anchor;
        }
        long start = interval.isWeek() ? anchor + MONDAY : anchor;
        return local - Math.floorMod(local - start, interval.micros());
    }

    private static long months(long local) {
        return LocalDate.ofEpochDay(Math.floorDiv(local, DAY)).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** UTC of so many steps after a step by the clock. */
    private long open(long local, int steps) {
        long wanted = local + steps * interval.micros();
        if (interval.isMonth()) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, DAY)).plusMonths(steps);
            wanted = day.toEpochDay() * DAY + Math.floorMod(local, DAY);
        }
        LocalDateTime shown =
                LocalDateTime.ofEpochSecond(Math.floorDiv(wanted, SECOND), 0, ZoneOffset.UTC);
        // A time that the clock skips is as much later, of one that it shows twice it is the first.
        return shown.atZone(zone).toEpochSecond() * SECOND;
    }
}
