package dev.tradekeep.store.sqlite.audit;

/**
 * What a table or an index takes in the file.
 *
 * @param entries rows of a table, entries of an index
 * @param unusedBytes within its pages
 */
public record ObjectSize(String name, long entries, long pages, long bytes, long unusedBytes) {}
