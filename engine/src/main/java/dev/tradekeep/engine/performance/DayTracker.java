package dev.tradekeep.engine.performance;

import dev.tradekeep.model.number.FixedPoint;
import java.util.function.Consumer;

/**
 * Follows an account day by day, in UTC, and tells what each day made of it when the day is over.
 *
 * <p>Not thread-safe. Recording allocates nothing but the result of a day.
 */
public final class DayTracker {
    private static final long DAY_MICROS = 86_400_000_000L;

    /**
     * What a day made of an account. Amounts are in units of the quote asset.
     *
     * @param day days since the epoch
     * @param drawdownMaxBps the deepest fall within the day, 0 to 10,000
     * @param measuredAt when the end was measured, UTC microseconds
     * @param cash of the end's equity
     */
    public record Result(
            long day,
            long startEquity,
            long endEquity,
            int drawdownMaxBps,
            long trades,
            long fees,
            long measuredAt,
            long cash) {}

    private final Consumer<Result> listener;
    private final DrawdownTracker drawdown = new DrawdownTracker();
    private boolean begun;
    private long day;
    private long nextDayAt;
    private long startEquity;
    private long endEquity;
    private long measuredAt;
    private long cash;
    private long trades;
    private long fees;

    public DayTracker(Consumer<Result> listener) {
        this.listener = listener;
    }

    /** Whether it knows where the account began. */
    public boolean hasBegun() {
        return begun;
    }

    /** What the account was worth when the day began; 0 before anything was recorded. */
    public long startEquity() {
        return startEquity;
    }

    /** Says where the account began. */
    public void begin(long at, long equity, long cash) {
        begun = true;
        measuredAt = at;
        endEquity = equity;
        this.cash = cash;
        startDay(at);
    }

    /**
     * Notes what the account was worth at the close of a candle.
     *
     * @param openTime of the candle: it says which day it belongs to
     * @param closeTime when it was measured
     */
    public void record(long openTime, long closeTime, long equity, long cash) {
        moveTo(openTime);
        drawdown.record(closeTime, equity);
        measuredAt = closeTime;
        endEquity = equity;
        this.cash = cash;
    }

    /** Notes a trade. One before the beginning counts for the first day. */
    public void trade(long at, long fee) {
        if (begun) {
            moveTo(at);
        }
        trades++;
        fees = FixedPoint.add(fees, fee);
    }

    /** Ends the day that has begun, as when a run is over. */
    public void finish() {
        if (begun) {
            endDay();
        }
    }

    private void moveTo(long at) {
        if (at >= nextDayAt) {
            endDay();
            trades = 0;
            fees = 0;
            startDay(at);
        }
    }

    private void startDay(long at) {
        day = Math.floorDiv(at, DAY_MICROS);
        nextDayAt = Math.multiplyExact(day + 1, DAY_MICROS);
        startEquity = endEquity;
        drawdown.start(at, endEquity);
    }

    private void endDay() {
        listener.accept(
                new Result(
                        day,
                        startEquity,
                        endEquity,
                        drawdown.deepest().shareBps(),
                        trades,
                        fees,
                        measuredAt,
                        cash));
    }
}
