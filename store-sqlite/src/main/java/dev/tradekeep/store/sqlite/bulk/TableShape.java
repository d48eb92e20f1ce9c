package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table as the file has it now.
 *
 * @param columns in their order, with those that SQLite generates
 * @param uniqueKeys the columns of each rule that makes rows unique, the primary key among them
 * @param indexes declared and not unique
 * @param withoutRowid whether its rows lie in the order of the primary key
 */
public record TableShape(
        String name,
        List<ColumnShape> columns,
        List<List<String>> uniqueKeys,
        List<IndexShape> indexes,
        List<ForeignKey> foreignKeys,
        boolean withoutRowid) {
    private static final String VIRTUAL = "virtual";
    private static final String TABLE = "table";
    private static final int GENERATED_FROM = 2;

    public TableShape {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The tables that hold rows of their own, by name, without those of SQLite itself. */
    public static List<String> names(Transaction transaction) {
        List<String> names = new ArrayList<>();
        transaction.forEach(
                BulkQuery.TABLES,
                Binder.NONE,
                row -> {
                    if (row.getText("type").equals(TABLE)
                            && !row.getText("name").startsWith("sqlite_")) {
                        names.add(row.getText("name"));
                    }
                });
        return names;
    }

    /**
     * Reads the shape of a table.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such table, with
     *     {@link ErrorCode#CONFLICT} when its rows belong to others: a view, an index for searching
     */
    public static TableShape read(Transaction transaction, String name) {
        Map<String, String> types = new TreeMap<>();
        List<String> unordered = new ArrayList<>();
        transaction.forEach(
                BulkQuery.TABLES,
                Binder.NONE,
                row -> {
                    types.put(row.getText("name"), row.getText("type"));
                    if (row.getBoolean("wr")) {
                        unordered.add(row.getText("name"));
                    }
                });
        String type = types.get(name);
        if (type == null || name.startsWith("sqlite_")) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "There is no table \"" + name + "\"." + hint(name, names(transaction)));
        }
        if (!type.equals(TABLE)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "\""
                            + name
                            + "\" is "
                            + (type.equals(VIRTUAL) ? "an index for searching" : "a " + type)
                            + ": its rows follow from other tables. Write to those.");
        }
        List<ColumnShape> columns = columns(transaction, name);
        return new TableShape(
                name,
                columns,
                uniqueKeys(transaction, name, columns),
                transaction.list(
                        BulkQuery.INDEXES,
                        p -> p.set("table", name),
                        row -> new IndexShape(row.getText("name"), row.getText("sql"))),
                foreignKeys(transaction, name),
                unordered.contains(name));
    }

    /** {@code Did you mean "…"?}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return Nearest.to(word, known).map(near -> " Did you mean \"" + near + "\"?").orElse("");
    }

    /** The names of the columns that rows bring, in their order. */
    public List<String> writableColumns() {
        return columns.stream().filter(c -> !c.generated()).map(ColumnShape::name).toList();
    }

    /** The names of the primary key's columns, in its order; empty when it has none. */
    public List<String> primaryKey() {
        return primaryKey(columns);
    }

    /** A column by its name. */
    public Optional<ColumnShape> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    private static List<ColumnShape> columns(Transaction transaction, String table) {
        return transaction.list(
                BulkQuery.COLUMNS,
                p -> p.set("table", table),
                row ->
                        new ColumnShape(
                                row.getText("name"),
                                ColumnKind.of(row.getText("type")),
                                row.getBoolean("not_null"),
                                row.getBoolean("has_default"),
                                row.getInt("pk"),
                                row.getInt("hidden") >= GENERATED_FROM));
    }

    private static List<String> primaryKey(List<ColumnShape> columns) {
        return columns.stream()
                .filter(c -> c.keyPosition() > 0)
                .sorted(Comparator.comparingInt(ColumnShape::keyPosition))
                .map(ColumnShape::name)
                .toList();
    }

    private static List<List<String>> uniqueKeys(
            Transaction transaction, String table, List<ColumnShape> columns) {
        Map<Long, List<String>> byIndex = new TreeMap<>();
        transaction.forEach(
                BulkQuery.KEYS,
                p -> p.set("table", table),
                row -> {
                    // The column of an expression has no name; "" is none that anybody can give.
                    String column = row.isNull("name") ? "" : row.getText("name");
                    byIndex.computeIfAbsent(row.getLong("seq"), _ -> new ArrayList<>()).add(column);
                });
        List<List<String>> keys = new ArrayList<>(byIndex.values());
        List<String> primary = primaryKey(columns);
        if (!primary.isEmpty() && !keys.contains(primary)) {
            keys.add(primary);
        }
        return keys;
    }

    private static List<ForeignKey> foreignKeys(Transaction transaction, String table) {
        Map<Long, ForeignKey> byId = new TreeMap<>();
        transaction.forEach(
                BulkQuery.FOREIGN_KEYS,
                p -> p.set("table", table),
                row -> {
                    ForeignKey part =
                            new ForeignKey(
                                    List.of(row.getText("child_column")),
                                    row.getText("parent"),
                                    row.isNull("parent_column")
                                            ? List.of()
                                            : List.of(row.getText("parent_column")));
                    byId.merge(row.getLong("id"), part, TableShape::joined);
                });
        return List.copyOf(byId.values());
    }

    private static ForeignKey joined(ForeignKey first, ForeignKey next) {
        List<String> columns = new ArrayList<>(first.columns());
        columns.addAll(next.columns());
        List<String> parents = new ArrayList<>(first.parentColumns());
        parents.addAll(next.parentColumns());
        return new ForeignKey(columns, first.parent(), parents);
    }
}
