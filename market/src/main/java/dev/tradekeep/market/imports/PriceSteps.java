package dev.tradekeep.market.imports;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Learns the step between prices, exactly and in constant memory. Steps of markets are products of
 * twos and fives (0.01, 0.25, 5), so it is enough to count how often a price can be divided by
 * each: a price is a multiple of 2^a·5^b when it can be divided by at least so many of both.
 */
final class PriceSteps {
    /** With fewer prices, one of a thousand cannot lie off the step. */
    static final long PRICES_MIN = 1_000;

    /** One price of so many may lie off the step. */
    private static final long OFF_SHARE = 1_000;

    /** Twos and fives are counted from those that 18 written and 18 implied decimals lack. */
    private static final int LEAST = -2 * FixedPoint.SCALE_MAX;

    private static final int TWOS = Long.SIZE - LEAST;
    private static final int FIVES = 28 - LEAST;

    /** More digits than this may not fit 64 bits. */
    private static final int DIGITS_MAX = 18;

    private final int implied;
    private final long[] counts = new long[TWOS * FIVES];
    private long prices;
    private long zeros;
    private int magnitude = Integer.MAX_VALUE;

    /**
     * @param impliedDecimals that are not written
     */
    PriceSteps(int impliedDecimals) {
        implied = impliedDecimals;
    }

    /** Counts a price, as it is written. */
    void add(CharSequence text) {
        long units = 0;
        int digits = 0;
        int decimals = 0;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
                continue;
            }
            if (c < '0' || c > '9' || digits == DIGITS_MAX) {
                addUnusual(text);
                return;
            }
            units = 10 * units + (c - '0');
            digits += units > 0 ? 1 : 0;
            decimals += point ? 1 : 0;
        }
        add(units, digits, decimals);
    }

    private void addUnusual(CharSequence text) {
        int scale = Math.min(FixedPoint.scaleOf(text), FixedPoint.SCALE_MAX);
        long units = Math.absExact(FixedPoint.parse(text, scale));
        add(units, Long.toString(units).length(), scale);
    }

    private void add(long units, int digits, int decimals) {
        prices++;
        if (units == 0) {
            zeros++;
            return;
        }
        int twos = Long.numberOfTrailingZeros(units);
        int fives = 0;
        long rest = units;
        while (rest % 5 == 0) {
            rest /= 5;
            fives++;
        }
        int lacking = decimals + implied;
        counts[(twos - lacking - LEAST) * FIVES + fives - lacking - LEAST]++;
        magnitude = Math.min(magnitude, digits - 1 - lacking);
    }

    /** What the prices have in common. */
    PriceStep step() {
        int lowest = magnitude == Integer.MAX_VALUE ? 0 : magnitude;
        if (prices < PRICES_MIN || zeros == prices) {
            return new PriceStep(null, prices, 0, lowest);
        }
        long[] sharing = sharing();
        long wanted = prices - zeros - prices / OFF_SHARE;
        BigDecimal coarsest = BigDecimal.ZERO;
        long most = 0;
        for (int cell = 0; cell < sharing.length; cell++) {
            if (sharing[cell] >= wanted) {
                BigDecimal step = step(cell / FIVES + LEAST, cell % FIVES + LEAST);
                if (step.compareTo(coarsest) > 0) {
                    coarsest = step;
                    most = sharing[cell];
                }
            }
        }
        BigDecimal plain = coarsest.stripTrailingZeros();
        BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
        return new PriceStep(
                new Decimal(whole.unscaledValue().longValueExact(), whole.scale()),
                prices,
                prices - zeros - most,
                lowest);
    }

    /** How many prices can be divided by at least the twos and fives of each cell. */
    private long[] sharing() {
        long[] sums = counts.clone();
        for (int cell = sums.length - 1 - FIVES; cell >= 0; cell--) {
            sums[cell] += sums[cell + FIVES];
        }
        for (int cell = sums.length - 2; cell >= 0; cell--) {
            sums[cell] += (cell + 1) % FIVES == 0 ? 0 : sums[cell + 1];
        }
        return sums;
    }

    private static BigDecimal step(int twos, int fives) {
        int tens = Math.min(twos, fives);
        BigInteger rest =
                BigInteger.TWO.pow(twos - tens).multiply(BigInteger.valueOf(5).pow(fives - tens));
        return new BigDecimal(rest).scaleByPowerOfTen(tens);
    }
}
