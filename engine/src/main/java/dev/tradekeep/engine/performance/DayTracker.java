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

    private final DrawdownTracker drawdown = new DrawdownTracker();
    private boolean begun;
    private long day;
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
        startDay(Math.floorDiv(at, DAY_MICROS));
    }

    /** Goes on with a day that was followed before. */
    public void resume(
            long ofDay,
            long start,
            long high,
            int drawdownMaxBps,
            long tradesSoFar,
            long feesSoFar,
            long at,
            long equity) {
        begin(at, start, cash);
        startDay(ofDay);
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
        fees = FixedPoint.add(fees, fee);
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

    /** Ends the day and begins the one of a time. */
    public Result next(long at) {
        Result result = result();
        trades = 0;
        fees = 0;
        drawdownBefore = 0;
        startDay(Math.floorDiv(at, DAY_MICROS));
        return result;
    }

    /** What the day has made so far. */
    public Result result() {
        return new Result(
                day, startEquity, endEquity, drawdownBps(), trades, fees, measuredAt, cash);
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

    private void startDay(long ofDay) {
        day = ofDay;
        nextDayAt = Math.multiplyExact(ofDay + 1, DAY_MICROS);
        startEquity = endEquity;
        drawdown.start(measuredAt, endEquity);
    }
}
