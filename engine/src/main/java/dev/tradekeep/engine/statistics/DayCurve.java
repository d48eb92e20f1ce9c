package dev.tradekeep.engine.statistics;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.TradingDays;
import java.util.Arrays;

/**
 * Equity of an account day by day, UTC, in the order of time: three numbers a day. Not thread-safe.
 */
public final class DayCurve {
    /** Days of a curve at most: more than any market has been recorded. */
    public static final int DAYS_MAX = 200_000;

    private static final int FIRST_CAPACITY = 64;

    /** The epoch began on a Thursday. */
    private static final int THURSDAY = 3;

    private static final int DAYS_OF_WEEK = 7;
    private static final int SATURDAY = 5;

    /** By the day's place after the first, as are the others; a day that is missing is idle. */
    private long[] starts = new long[FIRST_CAPACITY];

    private long[] ends = new long[FIRST_CAPACITY];
    private boolean[] whole = new boolean[FIRST_CAPACITY];
    private int size;
    private long firstDay;
    private long beganAt;
    private long endedAt;

    /** The growth of what is known so far, and whether money came in or left. */
    private boolean moved;

    /**
     * Takes the next day, or the day taken last as it is now.
     *
     * @throws IllegalArgumentException when it is of an earlier time, or {@link #DAYS_MAX} after
     *     the first
     */
    public void add(DayTracker.Result day) {
        add(day.day(), day.startEquity(), day.endEquity(), day.beganAt(), day.endedAt());
    }

    /** {@link #add(DayTracker.Result)} of a day as the books have it. */
    public void add(long day, long start, long end, long from, long until) {
        if (size == 0) {
            firstDay = day;
            beganAt = from;
        }
        long place = day - firstDay;
        if (place < size - 1 || place >= DAYS_MAX) {
            throw new IllegalArgumentException(
                    "Wanted day " + (firstDay + size) + " of a curve, found " + day);
        }
        int at = (int) place;
        fillUpTo(at);
        starts[at] = start;
        ends[at] = end;
        whole[at] = until - from == DayTracker.DAY_MICROS;
        endedAt = until;
        size = at + 1;
        moved |= at > 0 && start != ends[at - 1];
    }

    /** Days without a row are idle: equity is carried on. */
    private void fillUpTo(int place) {
        if (place >= starts.length) {
            int capacity = Math.max(place + 1, Math.min(DAYS_MAX, starts.length * 2));
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            whole = Arrays.copyOf(whole, capacity);
        }
        for (int idle = size; idle < place; idle++) {
            starts[idle] = ends[idle - 1];
            ends[idle] = ends[idle - 1];
            whole[idle] = true;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** What there was to begin with, quote-asset units. */
    public long startEquity() {
        return starts[0];
    }

    /** What there is at the end. */
    public long endEquity() {
        return ends[Math.max(0, size - 1)];
    }

    /** How long it took, microseconds. */
    public long micros() {
        return endedAt - beganAt;
    }

    /** When it began, UTC microseconds. */
    public long beganAt() {
        return beganAt;
    }

    /** When it ended. */
    public long endedAt() {
        return endedAt;
    }

    /** How many days it has. */
    public int size() {
        return size;
    }

    /** A day by its place, days since the epoch. */
    long day(int place) {
        return firstDay + place;
    }

    /** From when a day was measured, UTC microseconds. */
    long from(int place) {
        return place == 0 ? beganAt : day(place) * DayTracker.DAY_MICROS;
    }

    /** Until when. */
    public long until(int place) {
        return place == size - 1 ? endedAt : day(place + 1) * DayTracker.DAY_MICROS;
    }

    /** What there was at the end of a day, quote-asset units. */
    public long end(int place) {
        return ends[place];
    }

    /** What was earned, without what came in or left, quote-asset units. */
    long profit() {
        long profit = 0;
        for (int i = 0; i < size; i++) {
            profit = FixedPoint.addClamped(profit, FixedPoint.subtractClamped(ends[i], starts[i]));
        }
        return profit;
    }

    /**
     * The deepest fall over the start and the days' ends. Money that came in or left is no rise and
     * no fall: it is that of the days linked one to the next.
     */
    Figures.Fall fall() {
        double index = 1;
        double peak = 1;
        long peakAt = beganAt;
        double deepest = 0;
        long fellFrom = beganAt;
        long recoveredAt = beganAt;
        boolean below = false;
        for (int i = 0; i < size; i++) {
            if (starts[i] <= 0) {
                return new Figures.Fall(
                        Statistic.none("equity was 0 or less"), recoveredAt - fellFrom);
            }
            index *= 1 + Growth.between(starts[i], ends[i]);
            if (index >= peak) {
                recoveredAt = below ? until(i) : recoveredAt;
                below = false;
                peak = index;
                peakAt = until(i);
            } else if (1 - index / peak > deepest) {
                deepest = 1 - index / peak;
                fellFrom = peakAt;
                below = true;
            }
        }
        return new Figures.Fall(
                new Statistic.Value(deepest), (below ? endedAt : recoveredAt) - fellFrom);
    }

    /** The whole return: where money came in or left, that of the days linked one to the next. */
    public Statistic totalReturn() {
        if (size == 0) {
            return Statistic.none("no day has been measured");
        }
        if (!moved) {
            return Growth.totalReturn(starts[0], ends[size - 1]);
        }
        double growth = 1;
        for (int i = 0; i < size; i++) {
            if (starts[i] <= 0) {
                return Statistic.none("equity was 0 or less");
            }
            growth *= 1 + Growth.between(starts[i], ends[i]);
        }
        return Statistic.of(growth - 1);
    }

    /** The mean of the equity at the start and at each day's end. */
    double meanEquity() {
        NeumaierSum sum = new NeumaierSum();
        sum.add((double) starts[0]);
        for (int i = 0; i < size; i++) {
            sum.add((double) ends[i]);
        }
        return sum.total() / (size + 1.0);
    }

    /**
     * The returns of whole days; the first and the last are left out when they are broken. Of
     * sessions, what changed on a day without one is of the next session.
     */
    public double[] returns(TradingDays sessions) {
        double[] returns = new double[size];
        int count = 0;
        double carried = 1;
        for (int i = 0; i < size; i++) {
            if (!whole[i] || starts[i] <= 0) {
                continue;
            }
            double growth = carried * (1 + Growth.between(starts[i], ends[i]));
            if (isSession(firstDay + i, sessions)) {
                returns[count] = carried == 1 ? Growth.between(starts[i], ends[i]) : growth - 1;
                count++;
                carried = 1;
            } else {
                carried = growth;
            }
        }
        return Arrays.copyOf(returns, count);
    }

    private static boolean isSession(long day, TradingDays sessions) {
        return sessions == TradingDays.EVERY_DAY
                || Math.floorMod(day + THURSDAY, DAYS_OF_WEEK) < SATURDAY;
    }
}
