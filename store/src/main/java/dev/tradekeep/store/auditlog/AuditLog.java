package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Sequence;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit log in one transaction. Rows are appended and never changed: each holds the hash of the
 * one before it, no two can follow the same one, and the tables refuse an UPDATE or DELETE. A write
 * to the file past these rules breaks the chain, which {@link #verify} shows.
 *
 * <p>A chain cannot show that its newest rows were cut off. For that, keep the {@link ChainEnd} of
 * an earlier check elsewhere and compare.
 */
public final class AuditLog {
    private static final int PAGE_ROWS = 512;

    private final Transaction transaction;

    public AuditLog(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Appends what was done, in the transaction that does it.
     *
     * @return where the chain ends now
     */
    public ChainEnd append(AuditEntry entry) {
        // First: nobody else appends from here on until this transaction has ended.
        long id = transaction.next(Sequence.AUDIT_ENTRY);
        ChainEnd last = end();
        String hash = EntryHash.of(last.hash(), id, entry);
        transaction.update(
                AuditLogQuery.INSERT,
                p ->
                        p.set("id", id)
                                .set("user_id", entry.userId())
                                .set("actor", entry.actor())
                                .set("action", entry.action())
                                .set("object_type", entry.objectType())
                                .set("object_name", entry.objectName())
                                .set("before", entry.before())
                                .set("after", entry.after())
                                .set("address", entry.address())
                                .set("credential", entry.credential())
                                .set("occurred_at", entry.occurredAt())
                                .set("previous_hash", last.hash())
                                .set("hash", hash));
        return new ChainEnd(id, hash);
    }

    /** Where the chain ends. */
    public ChainEnd end() {
        return transaction
                .find(
                        AuditLogQuery.LAST,
                        Binder.NONE,
                        row -> new ChainEnd(row.getLong("id"), row.getText("hash")))
                .orElse(ChainEnd.EMPTY);
    }

    /** Walks over the whole log in constant memory, up to the first row that breaks the chain. */
    public ChainCheck verify() {
        Walk walk = new Walk();
        long seen;
        do {
            seen = walk.rows;
            transaction.forEach(
                    AuditLogQuery.AFTER,
                    p -> p.set("id", walk.lastSeenId).set("rows_max", PAGE_ROWS),
                    walk::visit);
        } while (walk.fault == null && walk.rows - seen == PAGE_ROWS);
        return new ChainCheck(walk.rows, walk.end, Optional.ofNullable(walk.fault));
    }

    private static final class Walk {
        private ChainEnd end = ChainEnd.EMPTY;
        private long lastSeenId = Long.MIN_VALUE;
        private long rows;
        private ChainCheck.@Nullable Fault fault;

        void visit(Row row) {
            if (fault != null) {
                return;
            }
            long id = row.getLong("id");
            String previousHash = row.getText("previous_hash");
            String hash = row.getText("hash");
            if (!previousHash.equals(end.hash())) {
                fault = new ChainCheck.Fault(id, "does not follow the row before it");
                return;
            }
            if (!hash.equals(EntryHash.of(previousHash, id, readEntry(row)))) {
                fault = new ChainCheck.Fault(id, "is not what was written");
                return;
            }
            rows++;
            lastSeenId = id;
            end = new ChainEnd(id, hash);
        }
    }

    private static AuditEntry readEntry(Row row) {
        return new AuditEntry(
                row.getLongOrNull("user_id"),
                row.getText("actor"),
                row.getText("action"),
                row.getText("object_type"),
                row.getText("object_name"),
                row.getTextOrNull("before"),
                row.getTextOrNull("after"),
                row.getTextOrNull("address"),
                row.getTextOrNull("credential"),
                row.getLong("occurred_at"));
    }
}
