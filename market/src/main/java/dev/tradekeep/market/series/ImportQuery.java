package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Query;

/** Queries over the files that were imported. */
public enum ImportQuery implements Query {
    RECORD(
            """
            INSERT INTO data_imports (series_id, tick_series_id, file_name, file_sha256, inserted,
                unchanged, replaced, rejected, rounded, imported_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT DO NOTHING\
            """),
    FIND_CANDLES("SELECT imported_at FROM data_imports WHERE series_id = ?1 AND file_sha256 = ?2"),
    FIND_TICKS(
            "SELECT imported_at FROM data_imports WHERE tick_series_id = ?1 AND file_sha256 = ?2");

    private final String sql;

    ImportQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
