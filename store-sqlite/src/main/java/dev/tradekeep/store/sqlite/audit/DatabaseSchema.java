package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a database with their columns, indexes and foreign keys, as SQLite itself tells
 * them. Views, virtual tables and those that belong to virtual tables are not among them.
 *
 * @param tables by name
 */
public record DatabaseSchema(List<Table> tables) {
    private static final String TABLES =
            """
            SELECT name, wr, strict FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY name\
            """;
    private static final String COLUMNS =
            "SELECT name, type, pk FROM pragma_table_xinfo(:table) ORDER BY cid";
    private static final String INDEXES =
            """
            SELECT l.name, l."unique", l.origin, coalesce(s.sql, '') AS sql
            FROM pragma_index_list(:table) AS l
            LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = l.name
            ORDER BY l.seq DESC\
            """;
    private static final String INDEX_COLUMNS =
            """
            SELECT coalesce(name, '') AS name, coalesce(coll, '') AS collation, desc AS descending
            FROM pragma_index_xinfo(:index)
            WHERE key ORDER BY seqno\
            """;
    private static final String FOREIGN_KEYS =
            """
            SELECT id, "table" AS parent, "from" AS child_column, coalesce("to", '') AS parent_column
            FROM pragma_foreign_key_list(:table)
            ORDER BY id, seq\
            """;

    /**
     * A table.
     *
     * @param key columns of the primary key in order; empty when none is declared
     * @param rowidKey whether the key is the rowid itself
     */
    public record Table(
            String name,
            boolean withoutRowid,
            boolean strict,
            List<Column> columns,
            List<String> key,
            boolean rowidKey,
            List<Index> indexes,
            List<ForeignKey> foreignKeys) {}

    /** A column with the type that was declared for it, which may be empty. */
    public record Column(String name, String type) {}

    /**
     * A column of an index.
     *
     * @param name empty for an expression
     */
    public record IndexColumn(String name, String collation, boolean descending) {}

    /**
     * An index, that of a key included.
     *
     * @param explicit whether a CREATE INDEX made it
     * @param condition of a partial index, in one spelling; else empty
     */
    public record Index(
            String name,
            List<IndexColumn> columns,
            boolean unique,
            boolean explicit,
            String condition) {
        /** The names of its columns in order. */
        public List<String> columnNames() {
            return columns.stream().map(IndexColumn::name).toList();
        }
    }

    /**
     * A foreign key.
     *
     * @param parentColumns empty when it refers to the parent's primary key
     */
    public record ForeignKey(String parent, List<String> columns, List<String> parentColumns) {}

    static DatabaseSchema read(Connection connection) {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.prepare(TABLES)) {
            while (statement.step()) {
                tables.add(
                        table(
                                connection,
                                text(statement, "name"),
                                statement.getLong("wr") == 1,
                                statement.getLong("strict") == 1));
            }
        }
        return new DatabaseSchema(List.copyOf(tables));
    }

    /** The table of a name, whatever the case of its letters. */
    public Optional<Table> find(String name) {
        return tables.stream().filter(table -> table.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Table table(
            Connection connection, String name, boolean withoutRowid, boolean strict) {
        List<Column> columns = new ArrayList<>();
        Map<Long, String> key = new LinkedHashMap<>();
        try (Statement statement = connection.statement(COLUMNS)) {
            statement.bind(1, name);
            while (statement.step()) {
                Column column = new Column(text(statement, "name"), text(statement, "type"));
                columns.add(column);
                if (statement.getLong("pk") > 0) {
                    key.put(statement.getLong("pk"), column.name());
                }
            }
        }
        List<String> keyColumns =
                key.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
        boolean rowidKey =
                !withoutRowid
                        && keyColumns.size() == 1
                        && columns.stream()
                                .anyMatch(column ->
                                        column.name().equals(keyColumns.getFirst())
                                                && column.type().equalsIgnoreCase("INTEGER"));
        return new Table(
                name,
                withoutRowid,
                strict,
                List.copyOf(columns),
                keyColumns,
                rowidKey,
                indexes(connection, name),
                foreignKeys(connection, name));
    }

    private static List<Index> indexes(Connection connection, String table) {
        List<Index> indexes = new ArrayList<>();
        try (Statement statement = connection.statement(INDEXES)) {
            statement.bind(1, table);
            while (statement.step()) {
                String name = text(statement, "name");
                indexes.add(
                        new Index(
                                name,
                                indexColumns(connection, name),
                                statement.getLong("unique") == 1,
                                text(statement, "origin").equals("c"),
                                condition(text(statement, "sql"))));
            }
        }
        return List.copyOf(indexes);
    }

    private static List<IndexColumn> indexColumns(Connection connection, String index) {
        List<IndexColumn> columns = new ArrayList<>();
        try (Statement statement = connection.statement(INDEX_COLUMNS)) {
            statement.bind(1, index);
            while (statement.step()) {
                columns.add(
                        new IndexColumn(
                                text(statement, "name"),
                                text(statement, "collation").toUpperCase(Locale.ROOT),
                                statement.getLong("descending") == 1));
            }
        }
        return List.copyOf(columns);
    }

    private static List<ForeignKey> foreignKeys(Connection connection, String table) {
        Map<Long, ForeignKey> keys = new LinkedHashMap<>();
        try (Statement statement = connection.statement(FOREIGN_KEYS)) {
            statement.bind(1, table);
            while (statement.step()) {
                String parent = text(statement, "parent");
                ForeignKey key =
                        keys.computeIfAbsent(
                                statement.getLong("id"),
                                _ -> new ForeignKey(parent, new ArrayList<>(), new ArrayList<>()));
                key.columns().add(text(statement, "child_column"));
                String parentColumn = text(statement, "parent_column");
                if (!parentColumn.isEmpty()) {
                    key.parentColumns().add(parentColumn);
                }
            }
        }
        return List.copyOf(keys.values());
    }

    private static String condition(String sql) {
        List<SqlStatement> statements = new SqlScript(sql).statements();
        if (statements.isEmpty()) {
            return "";
        }
        String canonical = statements.getFirst().canonical().toLowerCase(Locale.ROOT);
        int where = canonical.indexOf(" where ");
        return where < 0 ? "" : canonical.substring(where).strip();
    }

    private static String text(Statement row, String column) {
        return String.valueOf(row.getText(column));
    }
}
