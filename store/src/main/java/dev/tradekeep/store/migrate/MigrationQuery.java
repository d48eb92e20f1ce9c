package dev.tradekeep.store.migrate;

import dev.tradekeep.store.sql.Query;

/** Queries over the migration history. */
public enum MigrationQuery implements Query {
    HISTORY("SELECT name, checksum FROM migrations ORDER BY position"),
    COUNT("SELECT count(*) FROM migrations"),
    COUNT_TABLES(
            """
            SELECT count(*) FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'\
            """),
    TABLE_NAMES("SELECT name FROM sqlite_schema WHERE type = 'table'"),
    COUNT_INDEXES("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"),
    RECORD(
            """
            INSERT INTO migrations (position, name, checksum, applied_at, duration_micros)
            VALUES (?1, ?2, ?3, ?4, ?5)\
            """);

    private final String sql;

    MigrationQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
