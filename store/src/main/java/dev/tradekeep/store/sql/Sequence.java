package dev.tradekeep.store.sql;

/** Keys that a transaction has to know before it writes the rows that bear them. */
public enum Sequence {
    /** Of the postings of the ledger: one for all the lines of each. */
    POSTING,
    /** Of the runs of engines: what is made for a run may be named after it. */
    ENGINE_RUN,
    /**
     * Of the audit log, without gaps: each entry holds the hash of the one before it. So whoever
     * asks for the next one waits until the transaction that asked before has ended.
     */
    AUDIT_ENTRY
}
