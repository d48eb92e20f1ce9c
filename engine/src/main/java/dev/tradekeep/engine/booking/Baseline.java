package dev.tradekeep.engine.booking;

/**
 * What losses of a portfolio are measured from, and what its day has made so far. Amounts are in
 * units of the quote asset.
 *
 * @param day since the epoch
 * @param dayBeganAt when that day began, UTC microseconds
 * @param dayStart what it was worth when the day began
 * @param dayHigh the most it was worth since then
 * @param drawdownBps the deepest fall of the day, 0 or more
 * @param high the most it was ever worth
 * @param trades of the day
 * @param fees of the day
 * @param equity what it was worth when this was written
 * @param measuredAt when that was, UTC microseconds
 */
public record Baseline(
        long day,
        long dayBeganAt,
        long dayStart,
        long dayHigh,
        int drawdownBps,
        long high,
        long trades,
        long fees,
        long equity,
        long measuredAt) {}
