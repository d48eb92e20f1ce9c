package dev.tradekeep.model.number;

/**
 * Divides an unsigned number of 128 bits by one of 64, without an object. Knuth, The Art of
 * Computer Programming 2, 4.3.1, algorithm D, with digits of 32 bits: each digit of the quotient is
 * guessed from the leading digit of the divisor, which is shifted so that its highest bit is set,
 * and the guess is then at most two too large.
 */
final class LongDivision {
    private static final int DIGIT_BITS = 32;
    private static final long DIGIT = 0xFFFF_FFFFL;

    private LongDivision() {}

    /**
     * The quotient, cut down, as an unsigned number.
     *
     * @param high the upper half of the dividend, below the divisor, so that the quotient fits
     * @param low its lower half
     * @param divisor not 0
     */
    static long divide(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long by = divisor << shift;
        // Java shifts by the lowest six bits of a count: 64 would be 0.
        long upper = shift == 0 ? high : (high << shift) | (low >>> (Long.SIZE - shift));
        long lower = low << shift;
        long first = digit(upper, lower >>> DIGIT_BITS, by);
        long rest = (upper << DIGIT_BITS) + (lower >>> DIGIT_BITS) - first * by;
        long second = digit(rest, lower & DIGIT, by);
        return (first << DIGIT_BITS) + second;
    }

    /** A digit of the quotient: of {@code upper × 2^32 + next}, which has three digits. */
    private static long digit(long upper, long next, long by) {
        long leading = by >>> DIGIT_BITS;
        long trailing = by & DIGIT;
        long guess = Long.divideUnsigned(upper, leading);
        long rest = upper - guess * leading;
        while (guess > DIGIT
                || Long.compareUnsigned(guess * trailing, (rest << DIGIT_BITS) | next) > 0) {
            guess--;
            rest += leading;
            if (rest > DIGIT) {
                break;
            }
        }
        return guess;
    }
}
