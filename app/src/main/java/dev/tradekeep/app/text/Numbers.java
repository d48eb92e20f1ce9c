package dev.tradekeep.app.text;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/** Numbers for people. */
public final class Numbers {
    /** Decimals of an amount of money in a summary. */
    private static final int MONEY_DECIMALS = 2;

    private static final int GROUP_DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long BYTES_PER_KILOBYTE = 1_000;
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private Numbers() {}

    /** A whole number with commas, such as {@code 45,031}. */
    public static String count(long number) {
        return group(Long.toString(number));
    }

    /** An amount rounded half-even to two decimals, with commas and the asset's code. */
    public static String money(long units, Asset asset) {
        int decimals = Math.min(MONEY_DECIMALS, asset.scale());
        long shown = FixedPoint.rescale(units, asset.scale(), decimals, RoundingMode.HALF_EVEN);
        return group(FixedPoint.format(shown, decimals)) + " " + asset.code();
    }

    /** Seconds with two decimals, such as {@code 0.42 s}. */
    public static String seconds(long nanos) {
        long hundredths = Math.round(nanos / (NANOS_PER_SECOND / 100));
        return FixedPoint.format(hundredths, 2) + " s";
    }

    /** How many happened a second, such as {@code 262,000/s}; three digits are meaningful. */
    public static String rate(long count, long nanos) {
        return count(perSecond(count, nanos)) + "/s";
    }

    /** How many happened a second. */
    public static long perSecond(long count, long nanos) {
        return Math.round(count * NANOS_PER_SECOND / Math.max(1, nanos));
    }

    /** A size, such as {@code 4.2 MB}. */
    public static String bytes(long bytes) {
        return bytes < BYTES_PER_MEGABYTE
                ? FixedPoint.format(bytes * 10 / BYTES_PER_KILOBYTE, 1) + " kB"
                : FixedPoint.format(bytes * 10 / BYTES_PER_MEGABYTE, 1) + " MB";
    }

    private static String group(String number) {
        int point = number.indexOf('.');
        int end = point < 0 ? number.length() : point;
        StringBuilder text = new StringBuilder(number);
        for (int at = end - GROUP_DIGITS; at > 0; at -= GROUP_DIGITS) {
            if (Character.isDigit(text.charAt(at - 1))) {
                text.insert(at, ',');
            }
        }
        return text.toString();
    }
}
