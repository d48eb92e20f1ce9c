package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over the migration history and the schema. */
public enum MigrationQuery implements Query {
    HISTORY(Text.MIGRATION.select() + " ORDER BY position"),
    HISTORY_TABLE("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"),
    SCHEMA(
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'\
            """),
    TABLES(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'\
            """),
    COUNT_INDEXES("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"),
    RECORD(Text.MIGRATION.insert()),
    FORGET("DELETE FROM migrations"),
    HAS_BACKUPS(
            """
            SELECT EXISTS (
                SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backups')\
            """),
    NOTE_COPY(
            Columns.of(
                            "backups",
                            "path",
                            "cause",
                            "outcome",
                            "size_bytes",
                            "sha256",
                            "started_at",
                            "ended_at")
                    .insert()),
    NOTED_COPIES("SELECT path FROM backups WHERE outcome = 'done' AND cause = 'migration'"),
    COPY_REMOVED(
            """
            UPDATE backups SET outcome = 'removed'
            WHERE path = :path AND outcome = 'done' AND cause = 'migration'\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final Columns MIGRATION =
                Columns.of(
                        "migrations",
                        "position",
                        "namespace",
                        "name",
                        "checksum",
                        "chain",
                        "applied_at",
                        "duration_micros");
    }

    private final String sql;

    MigrationQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
