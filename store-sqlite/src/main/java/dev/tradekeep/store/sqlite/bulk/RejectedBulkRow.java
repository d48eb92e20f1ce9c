package dev.tradekeep.store.sqlite.bulk;

/**
 * A row that was left out.
 *
 * @param number as the row has it
 * @param place the same as messages name it
 * @param reason what was wanted and what was found
 */
public record RejectedBulkRow(long number, String place, String reason) {}
