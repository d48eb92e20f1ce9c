package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Query;

/** Queries over the files that were imported. */
public enum ImportQuery implements Query {
    RECORD(SeriesColumns.IMPORT.insert() + " ON CONFLICT DO NOTHING"),
    FIND_CANDLES(
            """
            SELECT imported_at FROM data_imports
            WHERE series_id = :series_id AND file_sha256 = :file_sha256\
            """),
    FIND_TICKS(
            """
            SELECT imported_at FROM data_imports
            WHERE tick_series_id = :series_id AND file_sha256 = :file_sha256\
            """);

    private final String sql;

    ImportQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
