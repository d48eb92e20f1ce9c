package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/**
 * Decides whether a load takes the indexes away and makes them again at its end.
 *
 * <p>Keeping an index costs a place of its own for each row that comes; making it again costs a
 * sort of all rows, those that are there included. A row's share of a sort is the cheaper one, by a
 * factor that depends on cache and keys; {@link #ROWS_THERE_PER_ROW} of the rows that are there may
 * be sorted along for each that comes.
 *
 * <p>Only indexes that keep no rule are taken away: a unique one would find a bad row only at the
 * end, without its number. The whole load is then one transaction, so that a crash brings the
 * indexes back and nobody ever sees the table without them; its price is that the writer is held
 * for as long, so it is for large loads only. It must be able to read its rows twice, because the
 * writer may run a transaction again.
 */
final class IndexPlanner {
    /** Smaller loads take less time than the drop of an index is worth. */
    static final long ROWS_MIN = 50_000;

    static final long ROWS_THERE_PER_ROW = 8;

    private IndexPlanner() {}

    static IndexPlan plan(
            Transaction transaction, TableShape table, RowInput input, BulkOptions options) {
        if (options.shared()) {
            return keepForOthers(options.indexes());
        }
        if (options.indexes() == IndexPolicy.KEEP) {
            return IndexPlan.keep("kept as asked");
        }
        if (options.mode() == BulkMode.UPDATE || options.mode() == BulkMode.DELETE) {
            return IndexPlan.keep("kept: only new rows make it worth while");
        }
        if (table.indexes().isEmpty()) {
            return IndexPlan.keep("there are none but those of keys");
        }
        if (!input.repeatable()) {
            return IndexPlan.keep("kept: the rows can be read only once");
        }
        List<String> names = table.indexes().stream().map(IndexShape::name).toList();
        if (options.indexes() == IndexPolicy.SUSPEND) {
            return new IndexPlan(names, "suspended as asked");
        }
        return estimate(transaction, table, input.rowsExpected().orElse(0), names);
    }

    private static IndexPlan keepForOthers(IndexPolicy wanted) {
        if (wanted == IndexPolicy.SUSPEND) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "A server keeps the database, and its orders would wait until the indexes are"
                            + " made again. Nothing was written. Leave --indexes suspend out, or"
                            + " stop the server for the import.");
        }
        return IndexPlan.keep("kept: others write meanwhile");
    }

    private static IndexPlan estimate(
            Transaction transaction, TableShape table, long coming, List<String> names) {
        if (coming < ROWS_MIN) {
            return IndexPlan.keep("kept: about " + coming + " rows are few");
        }
        long limit = Math.multiplyExact(coming, ROWS_THERE_PER_ROW) + 1;
        long there = countUpTo(transaction, table, limit);
        if (there == limit) {
            return IndexPlan.keep("kept: about " + coming + " rows come to " + there + " or more");
        }
        return new IndexPlan(names, "suspended: about " + coming + " rows come to " + there);
    }

    private static long countUpTo(Transaction transaction, TableShape table, long limit) {
        GeneratedQuery count =
                new GeneratedQuery(
                        "bulk count of " + table.name(),
                        "SELECT count(*) FROM (SELECT 1 FROM "
                                + SqlName.quoted(table.name())
                                + " LIMIT :limit)");
        return transaction.get(count, p -> p.set("limit", limit), row -> row.getLong(0));
    }
}
