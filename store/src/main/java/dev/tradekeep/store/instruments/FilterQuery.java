package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Query;

/** Queries over the filters of instruments, and over what exchanges change. */
public enum FilterQuery implements Query {
    OF_INSTRUMENT(
            "SELECT filter, figure, figure_scale FROM instrument_filters WHERE instrument_id = ?1"),
    DELETE("DELETE FROM instrument_filters WHERE instrument_id = ?1"),
    INSERT(InstrumentColumns.FILTER.insert()),
    INSERT_CHANGE(InstrumentColumns.CHANGE.insert());

    private final String sql;

    FilterQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
