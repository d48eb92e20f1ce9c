package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.migrate.StatementGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The schema that migrations make, in memory, so that SQLite itself says what they mean. */
final class ScratchSchema implements AutoCloseable {
    private final Connection connection = Connection.openInMemory();

    /** Makes what a file makes, as far as SQLite takes it. */
    void add(String script) {
        for (SqlStatement statement : new SqlScript(script).statements()) {
            tryToRun(statement);
        }
    }

    /** The same, and notes down what SQLite refuses. */
    void add(LintedFile file) {
        for (SqlStatement statement : file.statements()) {
            SqliteException refused = tryToRun(statement);
            if (refused != null) {
                int offset = statement.offset() + Math.max(0, refused.offset());
                file.add(LintRule.DOES_NOT_RUN, offset, refused.reason());
            }
        }
    }

    private @Nullable SqliteException tryToRun(SqlStatement statement) {
        if (StatementGuard.refusal(statement).isPresent()) {
            return null;
        }
        try {
            connection.execute(statement.text());
            return null;
        } catch (SqliteException e) {
            if (StorageErrors.codeOf(e).kind() == ErrorCode.Kind.RESOURCE) {
                throw StorageErrors.translate(e, "Building the schema in memory");
            }
            return e;
        }
    }

    /** The tables, without SQLite's own. */
    List<String> tables() {
        List<String> tables = new ArrayList<>();
        read(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                        + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ?1 = '' ORDER BY name",
                "", row -> tables.add(text(row, 0)));
        return tables;
    }

    /** A foreign key: its columns, in order, and the parent. */
    record ForeignKey(List<String> columns, String parent) {}

    List<ForeignKey> foreignKeys(String table) {
        List<ForeignKey> keys = new ArrayList<>();
        long[] last = {-1};
        read(
                "SELECT id, \"from\", \"table\" FROM pragma_foreign_key_list(?1) ORDER BY id, seq",
                table,
                row -> {
                    if (row.getLong(0) != last[0]) {
                        last[0] = row.getLong(0);
                        keys.add(new ForeignKey(new ArrayList<>(), text(row, 2)));
                    }
                    keys.getLast().columns().add(text(row, 1));
                });
        return keys;
    }

    /**
     * An index or a key.
     *
     * @param name empty for the key of the rowid
     * @param columns in order, with collation and direction unless they are the usual ones
     * @param explicit whether a CREATE INDEX made it
     * @param condition of a partial index in one spelling, else empty
     */
    record Index(
            String name,
            List<String> columns,
            boolean unique,
            boolean explicit,
            String condition) {}

    List<Index> indexes(String table) {
        List<Index> indexes = new ArrayList<>();
        read(
                "SELECT name FROM pragma_table_info(?1) WHERE pk = 1 AND type = 'INTEGER' COLLATE"
                        + " NOCASE AND (SELECT count(*) FROM pragma_table_info(?1) WHERE pk) = 1",
                table,
                row -> indexes.add(new Index("", List.of(text(row, 0)), true, false, "")));
        read(
                "SELECT l.name, l.\"unique\", l.origin, coalesce(s.sql, '')"
                        + " FROM pragma_index_list(?1) AS l"
                        + " LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = l.name"
                        + " ORDER BY l.seq DESC",
                table,
                row ->
                        indexes.add(
                                new Index(
                                        text(row, 0),
                                        columns(text(row, 0)),
                                        row.getLong(1) == 1,
                                        text(row, 2).equals("c"),
                                        condition(text(row, 3)))));
        return indexes;
    }

    private List<String> columns(String index) {
        List<String> columns = new ArrayList<>();
        read(
                "SELECT coalesce(name, '(' || seqno || ' of ' || ?1 || ')')"
                        + " || iif(coll = 'BINARY', '', ' ' || coll) || iif(desc, ' desc', '')"
                        + " FROM pragma_index_xinfo(?1) WHERE key ORDER BY seqno",
                index,
                row -> columns.add(text(row, 0)));
        return columns;
    }

    private static String condition(String sql) {
        String canonical =
                new SqlScript(sql)
                        .statements().stream().map(SqlStatement::canonical).findFirst().orElse("");
        int where = canonical.indexOf(" where ");
        return where < 0 ? "" : canonical.substring(where).toLowerCase(Locale.ROOT);
    }

    private interface RowReader {
        void read(Statement row);
    }

    private void read(String sql, String parameter, RowReader reader) {
        try (Statement statement = connection.prepare(sql)) {
            statement.bind(1, parameter);
            while (statement.step()) {
                reader.read(statement);
            }
        }
    }

    private static String text(Statement row, int column) {
        return String.valueOf(row.getText(column)).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        connection.close();
    }
}
