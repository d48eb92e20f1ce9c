package dev.tradekeep.store.auditlog;

/**
 * The newest row of the audit log.
 *
 * @param id 0 when there is none
 * @param hash of the row, 64 hexadecimal digits; empty when there is none
 */
public record ChainEnd(long id, String hash) {
    static final ChainEnd EMPTY = new ChainEnd(0, EntryHash.NONE);
}
