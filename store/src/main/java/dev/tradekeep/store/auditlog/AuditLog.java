package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit log in one transaction. Rows are appended and never changed: each holds the hash of the
 * one before it, no two can follow the same one, and the tables refuse an UPDATE or DELETE. Who
 * writes to the file past these rules breaks the chain, which {@link #verify} shows.
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
        ChainEnd last = end();
        long id = Math.addExact(last.id(), 1);
        String hash = EntryHash.of(last.hash(), id, entry);
        transaction.update(
                AuditLogQuery.INSERT,
                p ->
                        p.set(1, id)
                                .set(2, entry.userId())
                                .set(3, entry.actor())
                                .set(4, entry.action())
                                .set(5, entry.objectType())
                                .set(6, entry.objectName())
                                .set(7, entry.before())
                                .set(8, entry.after())
                                .set(9, entry.address())
                                .set(10, entry.occurredAt())
                                .set(11, last.hash())
                                .set(12, hash));
        return new ChainEnd(id, hash);
    }

    /** Where the chain ends. */
    public ChainEnd end() {
        return transaction
                .find(
                        AuditLogQuery.LAST,
                        Binder.NONE,
                        row -> new ChainEnd(row.getLong(0), row.getText(1)))
                .orElse(ChainEnd.EMPTY);
    }

    /** Walks over the whole log in constant memory, up to the first row that breaks the chain. */
    public ChainCheck verify() {
        Walk walk = new Walk();
        long seen;
        do {
            seen = walk.rows;
            transaction.forEach(
                    AuditLogQuery.AFTER, Binder.of(walk.lastSeenId, PAGE_ROWS), walk::visit);
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
            long id = row.getLong(0);
            String previousHash = row.getText(10);
            String hash = row.getText(11);
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
                row.getLongOrNull(1),
                row.getText(2),
                row.getText(3),
                row.getText(4),
                row.getText(5),
                row.getTextOrNull(6),
                row.getTextOrNull(7),
                row.getTextOrNull(8),
                row.getLong(9));
    }
}
