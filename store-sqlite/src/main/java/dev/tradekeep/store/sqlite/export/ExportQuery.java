package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.bulk.BulkQuery;
import dev.tradekeep.store.sqlite.bulk.SqlName;
import dev.tradekeep.store.sqlite.bulk.TableShape;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which rows a person means: a table, a view, a query by its name, or SQL. */
public final class ExportQuery {
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final String TABLE = "table";

    private ExportQuery() {}

    /**
     * The SQL for a name, or the text itself when it is more than one word. A table is read in the
     * order in which its rows lie, without the columns that SQLite computes.
     *
     * @param queries those that have names
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when nothing is called so
     */
    public static String of(Transaction transaction, List<Query> queries, String nameOrSql) {
        if (BLANK.matcher(nameOrSql).find()) {
            return nameOrSql;
        }
        Optional<Query> query =
                queries.stream().filter(q -> q.label().equals(nameOrSql)).findFirst();
        if (query.isPresent()) {
            return query.get().sql(SqliteDialect.INSTANCE);
        }
        Map<String, String> types = new TreeMap<>();
        transaction.forEach(
                BulkQuery.TABLES, Binder.NONE, row -> types.put(row.getText(0), row.getText(1)));
        if (!types.containsKey(nameOrSql)) {
            throw unknown(nameOrSql, types, queries);
        }
        if (!TABLE.equals(types.get(nameOrSql)) || nameOrSql.startsWith("sqlite_")) {
            return "SELECT * FROM " + SqlName.quoted(nameOrSql);
        }
        TableShape table = TableShape.read(transaction, nameOrSql);
        return "SELECT "
                + SqlName.list(table.writableColumns())
                + " FROM "
                + SqlName.quoted(nameOrSql)
                + " ORDER BY "
                + (table.withoutRowid() ? SqlName.list(table.primaryKey()) : "rowid");
    }

    private static TradekeepException unknown(
            String name, Map<String, String> types, List<Query> queries) {
        List<String> known =
                Stream.concat(types.keySet().stream(), queries.stream().map(Query::label)).toList();
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "There is no table, view or query \""
                        + name
                        + "\"."
                        + TableShape.hint(name, known));
    }
}
