package dev.tradekeep.store.instruments;

/**
 * Something that an exchange changed of an instrument.
 *
 * @param field the column, or the filter, in lower case
 * @param before as text; empty when it was not there
 * @param after likewise
 */
public record InstrumentChange(long instrumentId, String field, String before, String after) {}
