package dev.tradekeep.engine.performance;

/**
 * What an account was worth at a time.
 *
 * @param time UTC microseconds since the epoch
 * @param equity quote-asset units
 */
public record EquityPoint(long time, long equity) {}
