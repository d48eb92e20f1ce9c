package dev.tradekeep.store.strategies;

/**
 * A point of an equity curve.
 *
 * @param at UTC microseconds since the epoch
 * @param equity units of the quote asset
 * @param drawdownBps how far below the highest so far, 0 or more, rounded up
 */
public record CurvePoint(long at, long equity, int drawdownBps) {}
