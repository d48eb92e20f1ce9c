package dev.tradekeep.store.sqlite.statistics;

/**
 * How many queries of the program an index serves.
 *
 * @param index its name
 * @param table that it belongs to
 * @param bytes of its pages; {@link TableSize#UNKNOWN} when there was no time to look
 * @param queries whose plans use it
 */
public record IndexUse(String index, String table, long bytes, long queries) {}
