package dev.tradekeep.model.number;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Exact decimal arithmetic on {@code long} units: a number is a count of 10<sup>-scale</sup> units,
 * and the scale is known from the context (the instrument or the asset).
 *
 * <p>Nothing here rounds unless a {@link RoundingMode} is given, and nothing wraps around: what
 * does not fit raises {@link ErrorCode#NUMBER_OUT_OF_RANGE}, what is not exact {@link
 * ErrorCode#NUMBER_NOT_EXACT}. All methods are pure and thread-safe.
 */
public final class FixedPoint {
    /** The largest scale: 10<sup>18</sup> is the largest power of ten in 64 bits. */
    public static final int SCALE_MAX = 18;

    /** Longer texts are refused before they are read. */
    public static final int TEXT_LENGTH_MAX = 64;

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+\\.\\d+");

    private static final String TOO_WIDE = " does not fit 64 bits.";

    private static final long[] POWERS_OF_TEN = new long[SCALE_MAX + 1];

    static {
        long power = 1;
        for (int scale = 0; scale <= SCALE_MAX; scale++) {
            POWERS_OF_TEN[scale] = power;
            power *= 10;
        }
    }

    private FixedPoint() {}

    /** 10<sup>scale</sup>. */
    public static long powerOfTen(int scale) {
        return POWERS_OF_TEN[requireScale(scale)];
    }

    /** Returns {@code scale} when it lies in 0..{@link #SCALE_MAX}. */
    public static int requireScale(int scale) {
        if (scale < 0 || scale > SCALE_MAX) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "A scale lies between 0 and " + SCALE_MAX + ", found " + scale + ".");
        }
        return scale;
    }

    /**
     * Reads a decimal number, scientific notation included, as units of 10<sup>-scale</sup>.
     *
     * @param text an optional sign, digits with at most one point, an optional exponent; ASCII
     *     only, no spaces
     * @throws TradekeepException when the text is no number, has more decimals than the scale holds
     *     (trailing zeros aside), or does not fit 64 bits
     */
    public static long parse(CharSequence text, int scale) {
        return parse(text, scale, RoundingMode.UNNECESSARY);
    }

    /** Like {@link #parse(CharSequence, int)}, with excess decimals rounded. */
    public static long parse(CharSequence text, int scale, RoundingMode rounding) {
        requireScale(scale);
        if (rounding != RoundingMode.UNNECESSARY && isLong(text)) {
            return parseLong(text, scale, rounding);
        }
        DecimalText decimal = DecimalText.read(text);
        int shift = scale - decimal.scale();
        long significand = decimal.significand();
        if (significand == 0 || shift == 0) {
            return significand;
        }
        if (shift > 0) {
            if (shift > SCALE_MAX) {
                throw outOfRange(text, scale);
            }
            long factor = POWERS_OF_TEN[shift];
            long units = significand * factor;
            if (Math.multiplyHigh(significand, factor) != units >> 63) {
                throw outOfRange(text, scale);
            }
            return units;
        }
        if (rounding == RoundingMode.UNNECESSARY) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_NOT_EXACT,
                    "Wanted at most "
                            + scale
                            + " decimals, found "
                            + decimal.scale()
                            + " in \""
                            + text
                            + "\".");
        }
        return -shift > SCALE_MAX
                ? divideWide(BigInteger.valueOf(significand), BigInteger.TEN.pow(-shift), rounding)
                : divide(significand, POWERS_OF_TEN[-shift], rounding);
    }

    /**
     * The smallest scale that holds the number exactly, 0 or more; trailing zeros do not count. May
     * be larger than {@link #SCALE_MAX}.
     */
    public static int scaleOf(CharSequence text) {
        return isLong(text)
                ? Math.max(0, new BigDecimal(text.toString()).stripTrailingZeros().scale())
                : Math.max(0, DecimalText.read(text).scale());
    }

    /** Whether a plain decimal number may have more digits than 64 bits hold before rounding. */
    private static boolean isLong(CharSequence text) {
        return text.length() > SCALE_MAX
                && text.length() <= TEXT_LENGTH_MAX
                && PLAIN.matcher(text).matches();
    }

    private static long parseLong(CharSequence text, int scale, RoundingMode rounding) {
        BigInteger units =
                new BigDecimal(text.toString()).setScale(scale, rounding).unscaledValue();
        if (units.bitLength() >= Long.SIZE) {
            throw outOfRange(text, scale);
        }
        return units.longValue();
    }

    /** The number as plain decimal text with exactly {@code scale} decimals. */
    public static String format(long units, int scale) {
        requireScale(scale);
        if (scale == 0) {
            return Long.toString(units);
        }
        String digits = Long.toString(units);
        int sign = units < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits.length() + scale + 2);
        text.append(digits, 0, sign);
        int whole = digits.length() - sign - scale;
        if (whole <= 0) {
            text.append("0.").repeat('0', -whole).append(digits, sign, digits.length());
            return text.toString();
        }
        return text.append(digits, sign, sign + whole)
                .append('.')
                .append(digits, sign + whole, digits.length())
                .toString();
    }

    /** The number as plain decimal text without trailing zeros. */
    public static String formatShort(long units, int scale) {
        while (scale > 0 && units % 10 == 0) {
            units /= 10;
            scale--;
        }
        return format(units, scale);
    }

    /** The same number in units of another scale; exact or an error. */
    public static long rescale(long units, int fromScale, int toScale) {
        return rescale(units, fromScale, toScale, RoundingMode.UNNECESSARY);
    }

    /** The same number in units of another scale, rounded where it must be. */
    public static long rescale(long units, int fromScale, int toScale, RoundingMode rounding) {
        int shift = requireScale(toScale) - requireScale(fromScale);
        return shift >= 0
                ? multiplyDivide(units, POWERS_OF_TEN[shift], 1, rounding)
                : divide(units, POWERS_OF_TEN[-shift], rounding);
    }

    /**
     * {@code a × b / divisor} with a 128-bit intermediate product, rounded once.
     *
     * @throws TradekeepException when the result does not fit 64 bits, or is not exact under {@link
     *     RoundingMode#UNNECESSARY}
     */
    public static long multiplyDivide(long a, long b, long divisor, RoundingMode rounding) {
        long product = a * b;
        long high = Math.multiplyHigh(a, b);
        if (high == product >> 63) {
            return divide(product, divisor, rounding);
        }
        // Magnitudes as unsigned numbers, so that 2^63 has its place.
        long magnitude = Math.abs(divisor);
        long low = high < 0 ? -product : product;
        long upper = high < 0 ? ~high + (product == 0 ? 1 : 0) : high;
        if (Long.compareUnsigned(upper, magnitude) >= 0) {
            return divideWide(a, b, divisor, rounding);
        }
        long quotient = LongDivision.divide(upper, low, magnitude);
        long remainder = low - quotient * magnitude;
        int sign = (high < 0) == (divisor < 0) ? 1 : -1;
        int half = Long.compareUnsigned(remainder, magnitude - remainder);
        boolean away = roundsAway(rounding, sign, remainder != 0, half, (quotient & 1) != 0);
        long rounded = away ? quotient + 1 : quotient;
        // Of what does not fit, the slow way says so.
        return quotient < 0 || rounded < 0 ? divideWide(a, b, divisor, rounding) : sign * rounded;
    }

    private static long divideWide(long a, long b, long divisor, RoundingMode rounding) {
        return divideWide(
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                BigInteger.valueOf(divisor),
                rounding);
    }

    /**
     * {@code a × b} of numbers with scales of their own, as units of {@code toScale}, rounded once.
     *
     * @throws TradekeepException when the result does not fit 64 bits, or is not exact under {@link
     *     RoundingMode#UNNECESSARY}
     */
    public static long multiply(
            long a, int aScale, long b, int bScale, int toScale, RoundingMode rounding) {
        int shift = requireScale(aScale) + requireScale(bScale) - requireScale(toScale);
        if (shift >= 0 && shift <= SCALE_MAX) {
            return multiplyDivide(a, b, POWERS_OF_TEN[shift], rounding);
        }
        return divideWide(
                shiftUp(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), -shift),
                shiftUp(BigInteger.ONE, shift),
                rounding);
    }

    /**
     * {@code a / b} of numbers with scales of their own, as units of {@code toScale}, rounded once.
     *
     * @throws TradekeepException when {@code b} is 0, the result does not fit 64 bits, or is not
     *     exact under {@link RoundingMode#UNNECESSARY}
     */
    public static long divide(
            long a, int aScale, long b, int bScale, int toScale, RoundingMode rounding) {
        int shift = requireScale(toScale) + requireScale(bScale) - requireScale(aScale);
        if (shift >= 0 && shift <= SCALE_MAX) {
            return multiplyDivide(a, POWERS_OF_TEN[shift], b, rounding);
        }
        return divideWide(
                shiftUp(BigInteger.valueOf(a), shift),
                shiftUp(BigInteger.valueOf(b), -shift),
                rounding);
    }

    /** {@code a + b}, or an error when the sum does not fit 64 bits. */
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, "The sum of " + a + " and " + b + TOO_WIDE);
        }
        return sum;
    }

    /** {@code a - b}, or an error when the difference does not fit 64 bits. */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "The difference of " + a + " and " + b + TOO_WIDE);
        }
        return difference;
    }

    /**
     * The sum, or what 64 bits hold next to it: for figures that must not end what they measure.
     */
    public static long addClamped(long a, long b) {
        long sum = a + b;
        boolean tooLarge = ((a ^ sum) & (b ^ sum)) < 0;
        return tooLarge ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** The difference, likewise. */
    public static long subtractClamped(long a, long b) {
        long difference = a - b;
        boolean tooLarge = ((a ^ b) & (a ^ difference)) < 0;
        return tooLarge ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    /** {@code dividend / divisor}, rounded. */
    public static long divide(long dividend, long divisor, RoundingMode rounding) {
        if (divisor == 0) {
            throw divisionByZero(dividend);
        }
        if (dividend == Long.MIN_VALUE && divisor == -1) {
            throw quotientTooWide(dividend, divisor);
        }
        long quotient = dividend / divisor;
        long remainder = dividend % divisor;
        if (remainder == 0) {
            return quotient;
        }
        int sign = (dividend < 0) == (divisor < 0) ? 1 : -1;
        // Negated magnitudes: -2^63 has no positive counterpart.
        long magnitude = -Math.abs(remainder);
        int half = Long.compare(-Math.abs(divisor) - magnitude, magnitude);
        boolean away = roundsAway(rounding, sign, true, half, (quotient & 1) != 0);
        return away ? quotient + sign : quotient;
    }

    private static BigInteger shiftUp(BigInteger value, int digits) {
        return digits > 0 ? value.multiply(BigInteger.TEN.pow(digits)) : value;
    }

    private static long divideWide(BigInteger dividend, BigInteger divisor, RoundingMode rounding) {
        if (divisor.signum() == 0) {
            throw divisionByZero(dividend);
        }
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        int sign = dividend.signum() * divisor.signum();
        int half = parts[1].abs().shiftLeft(1).compareTo(divisor.abs());
        boolean away =
                roundsAway(rounding, sign, parts[1].signum() != 0, half, parts[0].testBit(0));
        BigInteger result = away ? parts[0].add(BigInteger.valueOf(sign)) : parts[0];
        if (result.bitLength() > 63) {
            throw quotientTooWide(dividend, divisor);
        }
        return result.longValue();
    }

    /**
     * @param half how twice the remainder compares with the divisor
     */
    private static boolean roundsAway(
            RoundingMode rounding, int sign, boolean inexact, int half, boolean odd) {
        if (!inexact) {
            return false;
        }
        return switch (rounding) {
            case UP -> true;
            case DOWN -> false;
            case CEILING -> sign > 0;
            case FLOOR -> sign < 0;
            case HALF_UP -> half >= 0;
            case HALF_DOWN -> half > 0;
            case HALF_EVEN -> half > 0 || (half == 0 && odd);
            case UNNECESSARY ->
                    throw new TradekeepException(
                            ErrorCode.NUMBER_NOT_EXACT,
                            "An exact result was wanted; this one has a remainder.");
        };
    }

    private static TradekeepException divisionByZero(Number dividend) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE, dividend + " cannot be divided by zero.");
    }

    private static TradekeepException quotientTooWide(Number dividend, Number divisor) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "The quotient of " + dividend + " and " + divisor + TOO_WIDE);
    }

    private static TradekeepException outOfRange(CharSequence text, int scale) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "\"" + text + "\" does not fit 64 bits with " + scale + " decimals.");
    }
}
