package dev.tradekeep.engine.strategy;

import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigInteger;

/**
 * Tells when the fast simple moving average of the closes crosses the slow one. Sums are exact, so
 * equal averages are equal, and the prices of a cheap coin are as good as any.
 */
final class CrossoverSignal {
    /** What happened at a candle. */
    enum Crossing {
        NONE,
        ABOVE,
        BELOW
    }

    /** So many candles it looks ahead at most. */
    private static final int AHEAD_MAX = 1_024;

    /** Sums of so many bits by lengths of averages fit 64. */
    private static final int NARROW_BITS = 48;

    private final int fast;
    private final int slow;
    private long fastSum;
    private long slowSum;

    /** How many closes there were when the sums were made. */
    private long summedAt = Long.MIN_VALUE;

    /** Whether closes of a window added up to more than 64 bits. */
    private boolean isWide;

    private int lastSide;

    CrossoverSignal(int fastBarCount, int slowBarCount) {
        fast = fastBarCount;
        slow = slowBarCount;
    }

    /**
     * Looks at the closes after the next was added; nothing crosses before there are enough for the
     * slow average.
     */
    Crossing next(Closes closes) {
        if (closes.count() < slow) {
            return Crossing.NONE;
        }
        int side = side(closes);
        if (side == 0 || side == lastSide) {
            return Crossing.NONE;
        }
        boolean first = lastSide == 0;
        lastSide = side;
        if (first) {
            return Crossing.NONE;
        }
        return side > 0 ? Crossing.ABOVE : Crossing.BELOW;
    }

    /**
     * How many candles will have closed when something may happen next; {@link #next} would tell of
     * nothing before. 0 when the candles to come are not known.
     */
    long quietUntil(Closes closes) {
        BarColumns candles = closes.foreseen();
        if (candles == null || lastSide == 0 || summedAt != closes.count()) {
            return 0;
        }
        int at = (int) summedAt;
        int end = Math.min(candles.count(), at + AHEAD_MAX);
        long fastAhead = fastSum;
        long slowAhead = slowSum;
        for (; at < end; at++) {
            long close = candles.close(at);
            long nextFast = fastAhead - candles.close(at - fast) + close;
            long nextSlow = slowAhead - candles.close(at - slow) + close;
            if (hasMoved(nextFast, nextSlow)) {
                break;
            }
            fastAhead = nextFast;
            slowAhead = nextSlow;
        }
        fastSum = fastAhead;
        slowSum = slowAhead;
        summedAt = at;
        return at + 1L;
    }

    /** Whether sums are on another side than the last ones, or do not fit 64 bits. */
    private boolean hasMoved(long fastAhead, long slowAhead) {
        long both = fastAhead | slowAhead;
        if (both >>> NARROW_BITS == 0) {
            long difference = fastAhead * slow - slowAhead * fast;
            return lastSide > 0 ? difference < 0 : difference > 0;
        }
        if (both < 0) {
            return true;
        }
        int side = side(fastAhead, slowAhead);
        return side != 0 && side != lastSide;
    }

    private int side(Closes closes) {
        if (!isWide) {
            try {
                sum(closes);
                return side(fastSum, slowSum);
            } catch (TradekeepException e) {
                if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                    throw e;
                }
                isWide = true;
                summedAt = Long.MIN_VALUE;
            }
        }
        BigInteger left = wideSum(closes, fast).multiply(BigInteger.valueOf(slow));
        return left.compareTo(wideSum(closes, slow).multiply(BigInteger.valueOf(fast)));
    }

    private static BigInteger wideSum(Closes closes, int candles) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < candles; i++) {
            sum = sum.add(BigInteger.valueOf(closes.ago(i)));
        }
        return sum;
    }

    private void sum(Closes closes) {
        long count = closes.count();
        if (summedAt == count - 1) {
            long close = closes.ago(0);
            fastSum = FixedPoint.add(fastSum - closes.ago(fast), close);
            slowSum = FixedPoint.add(slowSum - closes.ago(slow), close);
        } else {
            fastSum = sum(closes, fast);
            slowSum = sum(closes, slow);
        }
        summedAt = count;
    }

    private static long sum(Closes closes, int candles) {
        long sum = 0;
        for (int i = candles - 1; i >= 0; i--) {
            sum = FixedPoint.add(sum, closes.ago(i));
        }
        return sum;
    }

    /** The side the averages were last on: 1 for the fast one above, -1 below, 0 for none yet. */
    int lastSide() {
        return lastSide;
    }

    void lastSide(int side) {
        lastSide = side;
    }

    /** fastSum / fast against slowSum / slow, in 128 bits. */
    private int side(long sumOfFast, long sumOfSlow) {
        long left = Math.multiplyHigh(sumOfFast, slow);
        long right = Math.multiplyHigh(sumOfSlow, fast);
        return left != right
                ? Long.compare(left, right)
                : Integer.signum(Long.compareUnsigned(sumOfFast * slow, sumOfSlow * fast));
    }
}
