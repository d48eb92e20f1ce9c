package dev.tradekeep.engine.indicator;

/**
 * An exact whole number of 192 bits, which sums of squares of prices do not leave: two's complement
 * in three words. What is added can be taken away again without a trace, so that the sum of a
 * window depends on nothing but the window.
 */
final class WideSum {
    private static final double WORD = 0x1p64;

    private long top;
    private long middle;
    private long low;

    void set(WideSum other) {
        top = other.top;
        middle = other.middle;
        low = other.low;
    }

    void add(long value) {
        long sign = value >> 63;
        add(sign, sign, value);
    }

    void subtract(long value) {
        long sign = value >> 63;
        subtract(sign, sign, value);
    }

    void subtract(WideSum other) {
        subtract(other.top, other.middle, other.low);
    }

    /** Adds {@code a × b}. */
    void addProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        add(high >> 63, high, a * b);
    }

    /** Takes {@code a × b} away. */
    void subtractProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        subtract(high >> 63, high, a * b);
    }

    /**
     * Takes {@code sum × factor} away.
     *
     * @param sum of at most 127 bits
     * @param factor 0 or more
     */
    void subtractProduct(WideSum sum, long factor) {
        long carried = Math.unsignedMultiplyHigh(sum.low, factor);
        long second = sum.middle * factor + carried;
        long carry = Long.compareUnsigned(second, carried) < 0 ? 1 : 0;
        subtract(Math.multiplyHigh(sum.middle, factor) + carry, second, sum.low * factor);
    }

    private void add(long high, long mid, long value) {
        low += value;
        long carry = Long.compareUnsigned(low, value) < 0 ? 1 : 0;
        long sum = middle + mid;
        long over = Long.compareUnsigned(sum, mid) < 0 ? 1 : 0;
        middle = sum + carry;
        over += Long.compareUnsigned(middle, carry) < 0 ? 1 : 0;
        top += high + over;
    }

    private void subtract(long high, long mid, long value) {
        long borrow = Long.compareUnsigned(low, value) < 0 ? 1 : 0;
        low -= value;
        long difference = middle - mid;
        long under = Long.compareUnsigned(middle, mid) < 0 ? 1 : 0;
        under += Long.compareUnsigned(difference, borrow) < 0 ? 1 : 0;
        middle = difference - borrow;
        top -= high + under;
    }

    /** Its lowest 64 bits: the number, when it fits. */
    long lowBits() {
        return low;
    }

    /** The nearest number of floating point, or one next to it. */
    double toDouble() {
        if (top == low >> 63 && middle == top) {
            return low;
        }
        if (top >= 0) {
            return magnitude(top, middle, low);
        }
        long negatedLow = -low;
        long negatedMiddle = ~middle + (negatedLow == 0 ? 1 : 0);
        long negatedTop = ~top + (negatedLow == 0 && negatedMiddle == 0 ? 1 : 0);
        return -magnitude(negatedTop, negatedMiddle, negatedLow);
    }

    private static double magnitude(long top, long middle, long low) {
        return (unsigned(top) * WORD + unsigned(middle)) * WORD + unsigned(low);
    }

    private static double unsigned(long word) {
        return word >= 0 ? word : (double) ((word >>> 1) | (word & 1)) * 2;
    }

    void save(StateWriter state) {
        state.write(top);
        state.write(middle);
        state.write(low);
    }

    void restore(StateReader state) {
        top = state.readLong();
        middle = state.readLong();
        low = state.readLong();
    }
}
