package dev.tradekeep.app.download;

/**
 * A stretch of time, both ends on the grid of a series.
 *
 * @param from UTC microseconds
 * @param until UTC microseconds, exclusive
 * @param backwards whether it is read from its end, because candles that are stored follow it
 */
public record Span(long from, long until, boolean backwards) {}
