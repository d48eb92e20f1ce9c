package dev.tradekeep.bench.figures.data;

import java.util.Locale;

/**
 * How many rows the data set has at a scale. History grows with the scale; what is open, the
 * accounts and the instruments stay the same, as they do in books that grow old.
 */
public record Sizes(double scale) {
    public static final double SCALE_MIN = 0.001;
    public static final double SCALE_MAX = 100;

    public static final int ACCOUNTS = 50;
    public static final int INSTRUMENTS = 10_000;

    /** A year of minutes. */
    static final long YEAR_MINUTES = 365L * 24 * 60;

    private static final long ORDERS = 1_000_000;
    private static final long POSITIONS = 100_000;
    private static final long CANDLES = 10_000_000;
    private static final int OPEN_ORDERS = 2_000;
    private static final int OPEN_POSITIONS = 500;
    private static final long SERIES_OF_A_YEAR = 8;

    /** What history may be open at most: a small file is not all open. */
    private static final int OPEN_SHARE = 10;

    public Sizes {
        if (!(scale >= SCALE_MIN && scale <= SCALE_MAX)) {
            throw new IllegalArgumentException(
                    "Wanted a scale from %s to %s, found %s."
                            .formatted(SCALE_MIN, SCALE_MAX, scale));
        }
    }

    public long orders() {
        return Math.round(ORDERS * scale);
    }

    /** An account holds an instrument once; nine tenths of all pairs at most have a position. */
    public long positions() {
        return Math.min(
                Math.round(POSITIONS * scale), (long) ACCOUNTS * INSTRUMENTS * 9 / OPEN_SHARE);
    }

    public long candles() {
        return Math.round(CANDLES * scale);
    }

    public long openOrders() {
        return Math.min(OPEN_ORDERS, orders() / OPEN_SHARE);
    }

    public long openPositions() {
        return Math.min(OPEN_POSITIONS, positions() / OPEN_SHARE);
    }

    /** Series with a candle in every minute of a year, or of as much of it as the scale gives. */
    public long fullSeries() {
        return Math.max(1, Math.round(SERIES_OF_A_YEAR * scale));
    }

    /** The candles of each of them: whole days. */
    public long fullCandles() {
        long days = Math.max(1, candles() / 2 / fullSeries() / Made.DAY_MINUTES);
        return Math.min(YEAR_MINUTES, days * Made.DAY_MINUTES);
    }

    /** The candles of each other series, one for each instrument that has no full one. */
    long thinCandles() {
        return Math.max(
                1, (candles() - fullSeries() * fullCandles()) / (INSTRUMENTS - fullSeries()));
    }

    /** In a word or two, such as {@code 0.1}. */
    public String text() {
        String text = String.format(Locale.ROOT, "%.3f", scale);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
