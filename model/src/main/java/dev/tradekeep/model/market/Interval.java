package dev.tradekeep.model.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * The length of a candle, from one second to a week; candles open on the grid of its multiples
 * counted from the epoch.
 *
 * @param micros microseconds, a whole number of seconds
 */
public record Interval(long micros) {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    public static final Interval ONE_MINUTE = new Interval(MINUTE);

    public Interval {
        if (micros < SECOND || micros > WEEK || micros % SECOND != 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A candle interval is a whole number of seconds from 1s to 1w, found "
                            + micros
                            + " µs.");
        }
    }

    /**
     * Reads {@code 1s}, {@code 5m}, {@code 4h}, {@code 1d} or {@code 1w}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the text is none
     */
    public static Interval parse(String text) {
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

    /** Whether a candle of this interval may open at this time. */
    public boolean onGrid(long openTime) {
        return Math.floorMod(openTime, micros) == 0;
    }

    /** The shortest text that {@link #parse} reads back. */
    @Override
    public String toString() {
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
                "Wanted an interval such as 1m, 15m, 4h or 1d, found \"" + text + "\".");
    }
}
