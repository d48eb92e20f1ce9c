package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.store.sql.Query;

/** Queries over the shape of tables. */
public enum BulkQuery implements Query {
    TABLES("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' ORDER BY name"),
    COLUMNS(
            """
            SELECT name, type, "notnull" AS not_null, dflt_value IS NOT NULL AS has_default, pk, hidden
            FROM pragma_table_xinfo(:table)\
            """),
    KEYS(
            """
            SELECT i.seq, c.name
            FROM pragma_index_list(:table) AS i, pragma_index_info(i.name) AS c
            WHERE i."unique" = 1 AND i.partial = 0\
            """),
    INDEXES(
            """
            SELECT s.name, s.sql FROM pragma_index_list(:table) AS i
            JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name
            WHERE i."unique" = 0 AND s.sql IS NOT NULL\
            """),
    FOREIGN_KEYS(
            """
            SELECT id, "table" AS parent, "from" AS child_column, "to" AS parent_column
            FROM pragma_foreign_key_list(:table)\
            """),
    HAS_STATISTICS("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'");

    private final String sql;

    BulkQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** What it walks over is the schema, which stays small. */
    @Override
    public boolean readsWholeTables() {
        return true;
    }
}
