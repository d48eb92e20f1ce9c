package dev.tradekeep.model.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * The length of a candle: from one second to a week, or a month. {@link CandleGrid} says when
 * candles open.
 *
 * @param micros microseconds, a whole number of seconds; thirty days stand for a month
 */
public record Interval(long micros) {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 30 * DAY;
    private static final String ONE_MONTH = "1mo";

    public static final Interval ONE_MINUTE = new Interval(MINUTE);

    public Interval {
        if (micros != MONTH && (micros < SECOND || micros > WEEK || micros % SECOND != 0)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A candle interval is a whole number of seconds from 1s to 1w, or 1mo, found "
                            + micros
                            + " µs.");
        }
    }

    /**
     * Reads {@code 1s}, {@code 5m}, {@code 4h}, {@code 1d}, {@code 1w} or {@code 1mo}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the text is none
     */
    public static Interval parse(String text) {
        if (text.equals(ONE_MONTH)) {
            return new Interval(MONTH);
        }
        int count = 0;
        int last = text.length() - 1;
        for (int i = 0; i < last; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i > 5) {
                throw unreadable(text);
            }
            count = count * 10 + (c - '0');
        }
        if (count == 0) {
            throw unreadable(text);
        }
        long unit =
                switch (text.charAt(last)) {
                    case 's' -> SECOND;
                    case 'm' -> MINUTE;
                    case 'h' -> HOUR;
                    case 'd' -> DAY;
                    case 'w' -> WEEK;
                    default -> throw unreadable(text);
                };
        return new Interval(count * unit);
    }

    /** Whether it is a week. */
    public boolean isWeek() {
        return micros == WEEK;
    }

    /** Whether it is a month of the calendar. */
    public boolean isMonth() {
        return micros == MONTH;
    }

    /** The shortest text that {@link #parse} reads back. */
    @Override
    public String toString() {
        if (micros == MONTH) {
            return ONE_MONTH;
        }
        if (micros % WEEK == 0) {
            return micros / WEEK + "w";
        }
        if (micros % DAY == 0) {
            return micros / DAY + "d";
        }
        if (micros % HOUR == 0) {
            return micros / HOUR + "h";
        }
        if (micros % MINUTE == 0) {
            return micros / MINUTE + "m";
        }
        return micros / SECOND + "s";
    }

    private static TradekeepException unreadable(String text) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted an interval such as 1m, 15m, 4h, 1d, 1w or 1mo, found \"" + text + "\".");
    }
}
