package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns that the rows of an input bring to a table, and the statements that write them.
 *
 * @param columns in the order of the input
 * @param key places of the columns that tell rows apart, counted from 0; empty for an INSERT
 * @param others places of the columns that are not part of the key
 */
record LoadTarget(
        TableShape table,
        BulkMode mode,
        List<ColumnShape> columns,
        List<Integer> key,
        List<Integer> others) {
    /** SQLite's own bound for a statement. */
    private static final int PARAMETERS_MAX = 32_766;

    /**
     * Matches the columns of an input with those of a table.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} for a column that the table does
     *     not have, with {@link ErrorCode#INVALID_ARGUMENT} when columns are missing or named
     *     twice, or the key does not tell rows apart
     */
    static LoadTarget of(TableShape table, List<String> names, BulkOptions options) {
        List<ColumnShape> columns = names.stream().map(name -> column(table, name)).toList();
        Set<String> once = new HashSet<>();
        for (String name : names) {
            if (!once.add(name)) {
                throw wrong("Column " + name + " is there twice; wanted each once.");
            }
        }
        BulkMode mode = options.mode();
        List<String> key = mode == BulkMode.INSERT ? List.of() : key(table, names, options.key());
        if (mode == BulkMode.INSERT || mode == BulkMode.UPSERT) {
            requireAll(table, names);
        }
        List<Integer> keyPlaces = key.stream().map(names::indexOf).toList();
        List<Integer> others =
                IntStream.range(0, names.size())
                        .boxed()
                        .filter(i -> !keyPlaces.contains(i))
                        .toList();
        if (mode == BulkMode.UPDATE && others.isEmpty()) {
            throw wrong("There is nothing to update: wanted columns next to " + key + ".");
        }
        return new LoadTarget(table, mode, columns, keyPlaces, others);
    }

    private static ColumnShape column(TableShape table, String name) {
        ColumnShape column =
                table.column(name)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "Table "
                                                + table.name()
                                                + " has no column \""
                                                + name
                                                + "\"."
                                                + TableShape.hint(name, table.writableColumns())));
        if (column.generated()) {
            throw wrong("Column " + name + " is computed from others; leave it out.");
        }
        return column;
    }

    private static List<String> key(TableShape table, List<String> names, List<String> wanted) {
        List<String> key = wanted.isEmpty() ? table.primaryKey() : wanted;
        for (String name : key) {
            column(table, name);
            if (!names.contains(name)) {
                throw wrong("Column " + name + " is part of the key; the rows must bring it.");
            }
        }
        if (table.uniqueKeys().stream().noneMatch(k -> Set.copyOf(k).equals(Set.copyOf(key)))) {
            throw wrong(
                    "Wanted a key that tells the rows of "
                            + table.name()
                            + " apart, one of "
                            + table.uniqueKeys()
                            + ", found "
                            + key
                            + ".");
        }
        return key;
    }

    private static void requireAll(TableShape table, List<String> names) {
        for (ColumnShape column : table.columns()) {
            if (column.required() && !column.generated() && !names.contains(column.name())) {
                throw wrong(
                        "Column "
                                + column.name()
                                + " of "
                                + table.name()
                                + " has no default; the rows must bring it.");
            }
        }
    }

    private static TradekeepException wrong(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** Rows of a statement. */
    int groupRows() {
        return Math.max(1, Math.min(MultiRow.ROWS, PARAMETERS_MAX / columns.size()));
    }

    /** Places of the columns that a statement for whole rows takes, in the order it takes them. */
    List<Integer> written() {
        return switch (mode) {
            case INSERT, UPSERT -> IntStream.range(0, columns.size()).boxed().toList();
            case UPDATE -> IntStream.concat(places(others), places(key)).boxed().toList();
            case DELETE -> key;
        };
    }

    private static IntStream places(List<Integer> of) {
        return of.stream().mapToInt(Integer::intValue);
    }

    Query insert(int rows) {
        return query("insert into ", insertSql(rows));
    }

    /** Leaves rows alone whose key is there. */
    Query insertMissing(int rows) {
        return query("insert into ", insertSql(rows) + onConflict() + "DO NOTHING");
    }

    Query upsert(int rows) {
        String assignments =
                names(others).stream()
                        .map(SqlName::quoted)
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
        return query(
                "upsert into ", insertSql(rows) + onConflict() + "DO UPDATE SET " + assignments);
    }

    Query update() {
        return query(
                "update of ",
                "UPDATE "
                        + SqlName.quoted(table.name())
                        + " SET "
                        + assignments(others, ", ")
                        + " WHERE "
                        + assignments(key, " AND "));
    }

    Query delete(int rows) {
        return query(
                "delete from ",
                "DELETE FROM "
                        + SqlName.quoted(table.name())
                        + " WHERE ("
                        + SqlName.list(names(key))
                        + ") IN ("
                        + MultiRow.values(key.size(), rows)
                        + ")");
    }

    private String insertSql(int rows) {
        return "INSERT INTO "
                + SqlName.quoted(table.name())
                + " ("
                + SqlName.list(columns.stream().map(ColumnShape::name).toList())
                + ") "
                + MultiRow.values(columns.size(), rows);
    }

    private String onConflict() {
        return " ON CONFLICT (" + SqlName.list(names(key)) + ") ";
    }

    private String assignments(List<Integer> places, String separator) {
        return names(places).stream()
                .map(name -> SqlName.quoted(name) + " = ?")
                .collect(Collectors.joining(separator));
    }

    private List<String> names(List<Integer> places) {
        return places.stream().map(place -> columns.get(place).name()).toList();
    }

    private Query query(String what, String sql) {
        return new GeneratedQuery("bulk " + what + table.name(), sql);
    }
}
