package dev.tradekeep.model.number;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * A decimal number as read from text: {@code significand × 10^-scale} with no trailing zero in the
 * significand (zero is 0 × 10^0), so that the scale is the smallest one that is exact. The scale is
 * negative for round numbers such as 1200 (12 × 10^2).
 */
record DecimalText(long significand, int scale) {
    private static final int EXPONENT_MAX = 400;

    /** No more characters than these hold no number beyond 64 bits. */
    private static final int SAFE_LENGTH_MAX = 18;

    static DecimalText read(CharSequence text) {
        int length = text.length();
        if (length > FixedPoint.TEXT_LENGTH_MAX) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_MALFORMED,
                    "Wanted a decimal number of at most "
                            + FixedPoint.TEXT_LENGTH_MAX
                            + " characters, found "
                            + length
                            + " characters.");
        }
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        // Negative accumulation: -2^63 has no positive counterpart.
        long negated = 0;
        int scale = 0;
        int zeros = 0;
        boolean digits = false;
        boolean point = false;
        boolean safe = length <= SAFE_LENGTH_MAX;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            digits = true;
            if (point) {
                scale++;
            }
            if (c == '0') {
                // Zeros count only when a digit follows them: 1.500000000000000000000 fits.
                zeros++;
                continue;
            }
            for (; zeros > 0 && negated != 0; zeros--) {
                negated = safe ? negated * 10 : appendDigit(negated, 0, text);
            }
            zeros = 0;
            int digit = c - '0';
            negated = safe ? negated * 10 - digit : appendDigit(negated, digit, text);
        }
        if (!digits) {
            throw malformed(text);
        }
        if (at < length) {
            scale -= readExponent(text, at);
        }
        if (negated == 0) {
            return new DecimalText(0, 0);
        }
        if (!negative && negated == Long.MIN_VALUE) {
            throw tooLarge(text);
        }
        return new DecimalText(negative ? negated : -negated, scale - zeros);
    }

    private static long appendDigit(long negated, int digit, CharSequence text) {
        if (negated < Long.MIN_VALUE / 10) {
            throw tooLarge(text);
        }
        long shifted = negated * 10;
        if (shifted < Long.MIN_VALUE + digit) {
            throw tooLarge(text);
        }
        return shifted - digit;
    }

    private static int readExponent(CharSequence text, int start) {
        int at = start;
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            throw malformed(text);
        }
        at++;
        boolean negative = false;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        if (at == text.length()) {
            throw malformed(text);
        }
        int exponent = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                throw malformed(text);
            }
            exponent = Math.min(EXPONENT_MAX, exponent * 10 + (c - '0'));
        }
        return negative ? -exponent : exponent;
    }

    private static TradekeepException malformed(CharSequence text) {
        return new TradekeepException(
                ErrorCode.NUMBER_MALFORMED, "Wanted a decimal number, found \"" + text + "\".");
    }

    private static TradekeepException tooLarge(CharSequence text) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "\"" + text + "\" has more digits than 64 bits hold.");
    }
}
