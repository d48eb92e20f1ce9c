package dev.tradekeep.store.sqlite.audit;

/** How much an audit reads; each level does what the one before it does, and more. */
public enum AuditLevel {
    /** The schema and what is kept about the data, but not the data. */
    QUICK,
    /** Every row of the books, and every page once. */
    FULL,
    /** Every page and every entry of every index. */
    DEEP;

    /** Whether an audit of this level runs checks of that one. */
    public boolean includes(AuditLevel other) {
        return other.compareTo(this) <= 0;
    }
}
