package dev.tradekeep.store.sqlite.dialect;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Sequence;

/**
 * The next numbers of sequences. The file has one writer: what it reads as the highest number stays
 * that until it has written the next one, and no other transaction waits.
 */
public enum SequenceQuery implements Query {
    POSTING("SELECT coalesce(max(posting_id), 0) + 1 FROM ledger_entries"),
    ENGINE_RUN("SELECT coalesce(max(id), 0) + 1 FROM engine_runs"),
    AUDIT_ENTRY("SELECT coalesce(max(id), 0) + 1 FROM audit_log");

    private final String sql;

    SequenceQuery(String sql) {
        this.sql = sql;
    }

    /** That of a sequence. */
    public static SequenceQuery of(Sequence sequence) {
        return switch (sequence) {
            case POSTING -> POSTING;
            case ENGINE_RUN -> ENGINE_RUN;
            case AUDIT_ENTRY -> AUDIT_ENTRY;
        };
    }

    @Override
    public String sql() {
        return sql;
    }
}
