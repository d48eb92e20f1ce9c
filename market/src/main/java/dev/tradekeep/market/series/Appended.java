package dev.tradekeep.market.series;

/**
 * What became of the rows that were added to a series.
 *
 * @param inserted rows that are new
 * @param unchanged rows that were there with the same values, or were kept as they were
 * @param replaced rows that were corrected
 */
public record Appended(long inserted, long unchanged, long replaced) {}
