package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table, index, view or trigger.
 *
 * @param sql the statement that makes it, as the file keeps it
 */
record SchemaObject(String type, String name, String sql) {

    /** All of a database, without SQLite's own. */
    static List<SchemaObject> read(Connection connection) {
        return new SqliteTransaction(connection)
                .list(
                        MigrationQuery.SCHEMA,
                        Binder.NONE,
                        row ->
                                new SchemaObject(
                                        row.getText("type"),
                                        row.getText("name"),
                                        row.getText("sql")));
    }

    /** The statement in one spelling: SQLite keeps it as it was written. */
    String canonical() {
        return new SqlScript(sql)
                .statements().stream()
                        .map(SqlStatement::canonical)
                        .collect(Collectors.joining("; "));
    }
}
