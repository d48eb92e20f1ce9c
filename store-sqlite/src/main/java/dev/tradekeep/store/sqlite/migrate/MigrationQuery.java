package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.sql.Query;

/** Queries over the migration history and the schema. */
public enum MigrationQuery implements Query {
    HISTORY(
            """
            SELECT position, namespace, name, checksum, chain, applied_at, duration_micros
            FROM migrations ORDER BY position\
            """),
    HISTORY_TABLE("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"),
    SCHEMA(
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'\
            """),
    TABLES(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'\
            """),
    COUNT_INDEXES("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"),
    RECORD(
            """
            INSERT INTO migrations
                (position, namespace, name, checksum, chain, applied_at, duration_micros)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)\
            """),
    FORGET("DELETE FROM migrations");

    private final String sql;

    MigrationQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
