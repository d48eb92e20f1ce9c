package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Rows that are written with one statement, and one by one when that fails: SQLite takes back what
 * a failed statement did, so that each bad row then fails alone.
 *
 * <p>An upsert is two statements, to know which rows are new: the first inserts those whose key is
 * missing, the second, if there were others, sets all. When a group succeeds so, it would have row
 * by row, with the same end; when the second fails, a savepoint takes back the first.
 */
final class RowGroup implements AutoCloseable {
    private static final Query SAVEPOINT = new GeneratedQuery("bulk", "SAVEPOINT bulk_rows");
    private static final Query RELEASE = new GeneratedQuery("bulk", "RELEASE bulk_rows");
    private static final Query ROLLBACK = new GeneratedQuery("bulk", "ROLLBACK TO bulk_rows");

    private final Transaction transaction;
    private final LoadTarget target;
    private final BatchCounts counts;
    private final BiConsumer<BulkRow, String> reject;
    private final int rowsMax;
    private final int[] written;
    private final long[] integers;
    private final List<BulkRow> rows = new ArrayList<>();
    private final Map<Query, Batch> statements = new HashMap<>();
    private final Statements one;
    private final Statements many;

    /** The statements for so many rows. */
    private record Statements(Query insert, Query insertMissing, Query upsert, Query delete) {
        static Statements of(LoadTarget target, int rows) {
            return new Statements(
                    target.insert(rows),
                    target.insertMissing(rows),
                    target.upsert(rows),
                    target.delete(rows));
        }
    }

    RowGroup(
            Transaction transaction,
            LoadTarget target,
            BatchCounts counts,
            BiConsumer<BulkRow, String> reject) {
        this.transaction = transaction;
        this.target = target;
        this.counts = counts;
        this.reject = reject;
        rowsMax = target.mode() == BulkMode.UPDATE ? 1 : target.groupRows();
        written = target.written().stream().mapToInt(Integer::intValue).toArray();
        integers = new long[written.length * rowsMax];
        one = Statements.of(target, 1);
        many = Statements.of(target, rowsMax);
    }

    void add(BulkRow row) {
        rows.add(row);
        if (rows.size() < rowsMax) {
            return;
        }
        if (rowsMax == 1) {
            flush();
            return;
        }
        try {
            writeTogether();
        } catch (TradekeepException e) {
            requireConstraint(e);
            flush();
        }
        rows.clear();
    }

    /** Writes what is left, row by row. */
    void flush() {
        for (BulkRow row : rows) {
            try {
                writeAlone(row);
            } catch (TradekeepException e) {
                SqliteException cause = requireConstraint(e);
                reject.accept(row, ConstraintText.of(transaction, cause, target, row));
            }
        }
        rows.clear();
    }

    @Override
    public void close() {
        statements.values().forEach(Batch::close);
    }

    private void writeTogether() {
        switch (target.mode()) {
            case INSERT -> counts.inserted += run(many.insert, rows);
            case UPSERT -> upsertTogether();
            case UPDATE -> throw new IllegalStateException("Rows are updated one by one");
            case DELETE -> {
                long deleted = run(many.delete, rows);
                counts.deleted += deleted;
                counts.skipped += rows.size() - deleted;
            }
        }
    }

    private void upsertTogether() {
        transaction.update(SAVEPOINT, Binder.NONE);
        try {
            long inserted = run(many.insertMissing, rows);
            long others = rows.size() - inserted;
            if (others > 0 && !target.others().isEmpty()) {
                run(many.upsert, rows);
                counts.updated += others;
            } else {
                counts.skipped += others;
            }
            counts.inserted += inserted;
        } catch (TradekeepException e) {
            transaction.update(ROLLBACK, Binder.NONE);
            throw e;
        } finally {
            transaction.update(RELEASE, Binder.NONE);
        }
    }

    private void writeAlone(BulkRow row) {
        List<BulkRow> alone = List.of(row);
        switch (target.mode()) {
            case INSERT -> counts.inserted += run(one.insert, alone);
            case UPSERT -> {
                if (run(one.insertMissing, alone) > 0) {
                    counts.inserted++;
                } else if (target.others().isEmpty()) {
                    counts.skipped++;
                } else {
                    run(one.upsert, alone);
                    counts.updated++;
                }
            }
            case UPDATE -> {
                boolean found = run(target.update(), alone) > 0;
                counts.updated += found ? 1 : 0;
                counts.skipped += found ? 0 : 1;
            }
            case DELETE -> {
                boolean found = run(one.delete, alone) > 0;
                counts.deleted += found ? 1 : 0;
                counts.skipped += found ? 0 : 1;
            }
        }
    }

    /** The rows changed. */
    private long run(Query query, List<BulkRow> of) {
        Batch batch = statements.computeIfAbsent(query, transaction::batch);
        long before = batch.changedRows();
        bind(batch, of);
        batch.add();
        return batch.changedRows() - before;
    }

    private void bind(Batch batch, List<BulkRow> of) {
        int count = of.size() * written.length;
        if (takeIntegers(of)) {
            batch.setAll(1, integers, 0, count);
            return;
        }
        int parameter = 1;
        for (BulkRow row : of) {
            for (int place : written) {
                bind(batch, parameter++, row, place);
            }
        }
    }

    /** Whether all are integers; they cross to SQLite in one call then. */
    private boolean takeIntegers(List<BulkRow> of) {
        int at = 0;
        for (BulkRow row : of) {
            for (int place : written) {
                if (!(row.value(place) instanceof Long value)) {
                    return false;
                }
                integers[at++] = value;
            }
        }
        return true;
    }

    private static void bind(Batch batch, int parameter, BulkRow row, int place) {
        switch (row.value(place)) {
            case null -> batch.setNull(parameter);
            case Long integer -> batch.set(parameter, integer.longValue());
            case Double real -> batch.set(parameter, real.doubleValue());
            case String text -> batch.set(parameter, text);
            case byte[] blob -> batch.set(parameter, blob);
            case Object other -> throw new IllegalStateException("Unchecked value " + other);
        }
    }

    /** What a row broke; anything else is no fault of a row's. */
    private static SqliteException requireConstraint(TradekeepException e) {
        return StorageErrors.cause(e)
                .filter(_ -> e.code() == ErrorCode.CONSTRAINT_VIOLATED)
                .orElseThrow(() -> e);
    }
}
