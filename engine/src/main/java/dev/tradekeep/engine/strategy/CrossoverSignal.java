package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;

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

    private final int fast;
    private final int slow;
    private final long[] closes;
    private long fastSum;
    private long slowSum;
    private long count;

    /** Where the next close goes, which is where the oldest lies. */
    private int place;

    private int lastSide;

    CrossoverSignal(int fastBarCount, int slowBarCount) {
        fast = fastBarCount;
        slow = slowBarCount;
        closes = new long[slowBarCount];
    }

    /**
     * Takes the next close; nothing crosses before the slow window is full.
     *
     * @throws TradekeepException when the closes of a window add up to more than 64 bits
     */
    Crossing next(long close) {
        add(close);
        if (count < slow) {
            return Crossing.NONE;
        }
        int side = side();
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

    /** Takes a close of the warm-up. */
    void add(long close) {
        int fastPlace = place - fast;
        long leavingSlow = count < slow ? 0 : closes[place];
        long leavingFast = count < fast ? 0 : closes[fastPlace < 0 ? fastPlace + slow : fastPlace];
        slowSum = FixedPoint.add(slowSum - leavingSlow, close);
        fastSum = FixedPoint.add(fastSum - leavingFast, close);
        closes[place] = close;
        place++;
        if (place == slow) {
            place = 0;
        }
        count++;
    }

    /** The side the averages were last on: 1 for the fast one above, -1 below, 0 for none yet. */
    int lastSide() {
        return lastSide;
    }

    void lastSide(int side) {
        lastSide = side;
    }

    /** fastSum / fast against slowSum / slow, in 128 bits. */
    private int side() {
        long left = Math.multiplyHigh(fastSum, slow);
        long right = Math.multiplyHigh(slowSum, fast);
        return left != right
                ? Long.compare(left, right)
                : Integer.signum(Long.compareUnsigned(fastSum * slow, slowSum * fast));
    }
}
