package dev.tradekeep.engine.performance;

import dev.tradekeep.model.number.FixedPoint;

/**
 * Follows an account through one UTC day after the other. A close at midnight belongs to the day
 * that it ends; what is decided then, to the next.
 *
 * <p>Not thread-safe. Recording allocates nothing.
 */
public final class DayTracker {
    /** A UTC day, microseconds. */
    public static final long DAY_MICROS = 86_400_000_000L;

    /**
     * What a day made of an account. Amounts are in units of the quote asset.
     *
     * @param day days since the epoch
     * @param drawdownMaxBps the deepest fall within the day, 0 or more
     * @param measuredAt when the end was measured, UTC microseconds
     * @param cash of the end's equity
     * @param beganAt what of the day this covers, UTC microseconds: from its 00:00 on, but for the
     *     first of all
     * @param endedAt the next 00:00, unless the day is not over
     */
    public record Result(
            long day,
            long startEquity,
            long endEquity,
            int drawdownMaxBps,
            long trades,
            long fees,
            long measuredAt,
            long cash,
            long beganAt,
            long endedAt) {
        /** Whether this covers the day from 00:00 to 00:00. */
        public boolean isWhole() {
            return endedAt - beganAt == DAY_MICROS;
        }
    }

    /** Idle days in a row that are told one by one; a longer stretch is left out. */
    public static final int IDLE_DAYS_MAX = 10_000;

    private final DrawdownTracker drawdown = new DrawdownTracker();
    private boolean begun;
    private long day;
    private long beganAt;
    private long nextDayAt;
    private long startEquity;
    private long endEquity;
    private long measuredAt;
    private long cash;
    private int drawdownBefore;
    private long trades;
    private long fees;

    /** Whether it knows where the account began. */
    public boolean hasBegun() {
        return begun;
    }

    /** Says where the account began. */
    public void begin(long at, long equity, long ofItCash) {
        begun = true;
        measuredAt = at;
        endEquity = equity;
        cash = ofItCash;
        startDay(Math.floorDiv(at, DAY_MICROS), at);
    }

    /** Goes on with a day that was followed before. */
    public void resume(
            long ofDay,
            long dayBeganAt,
            long start,
            long high,
            int drawdownMaxBps,
            long tradesSoFar,
            long feesSoFar,
            long at,
            long equity) {
        begin(at, start, cash);
        startDay(ofDay, dayBeganAt);
        drawdown.record(at, high);
        drawdown.record(at, equity);
        endEquity = equity;
        drawdownBefore = drawdownMaxBps;
        trades = tradesSoFar;
        fees = feesSoFar;
    }

    /** Notes what the account was worth at the close of a candle, of the day or its end. */
    public void record(long closeTime, long equity, long ofItCash) {
        drawdown.record(closeTime, equity);
        measuredAt = closeTime;
        endEquity = equity;
        cash = ofItCash;
    }

    /** Notes a trade of the day. */
    public void trade(long fee) {
        trades++;
        fees = FixedPoint.addClamped(fees, fee);
    }

    /**
     * Money came in or left, which is no result: where the day began, and where it stands, move
     * with it.
     */
    public void shift(long amount, long ofItCash) {
        startEquity = FixedPoint.add(startEquity, amount);
        endEquity = FixedPoint.add(endEquity, amount);
        cash = FixedPoint.add(cash, ofItCash);
        drawdown.shift(amount);
    }

    /** Whether a time lies after the day. */
    public boolean isOver(long at) {
        return at >= nextDayAt;
    }

    /**
     * Ends the day and begins the next, which may be over too.
     *
     * @param at a time after the day
     */
    public Result next(long at) {
        Result result = result(nextDayAt);
        trades = 0;
        fees = 0;
        drawdownBefore = 0;
        long last = Math.floorDiv(at, DAY_MICROS);
        long next = last - day > IDLE_DAYS_MAX ? last : day + 1;
        startDay(next, Math.multiplyExact(next, DAY_MICROS));
        return result;
    }

    /** What the day has made so far. */
    public Result result() {
        return result(Math.clamp(measuredAt, beganAt, nextDayAt));
    }

    private Result result(long endedAt) {
        return new Result(
                day,
                startEquity,
                endEquity,
                drawdownBps(),
                trades,
                fees,
                measuredAt,
                cash,
                beganAt,
                endedAt);
    }

    /** What the account was worth when the day began; 0 before anything was recorded. */
    public long startEquity() {
        return startEquity;
    }

    /** The most it was worth in the day. */
    public long highEquity() {
        return drawdown.highEquity();
    }

    private int drawdownBps() {
        return Math.max(drawdownBefore, drawdown.deepest().shareBps());
    }

    private void startDay(long ofDay, long from) {
        day = ofDay;
        beganAt = from;
        nextDayAt = Math.multiplyExact(ofDay + 1, DAY_MICROS);
        startEquity = endEquity;
        drawdown.start(measuredAt, endEquity);
    }
}
