package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over the simulated exchanges of engines and runs. */
public enum EngineVenueQuery implements Query {
    SAVE(EngineColumns.VENUE.insert() + EngineColumns.VENUE.orUpdate("engine_id")),
    FIND(EngineColumns.VENUE.select() + " WHERE engine_id = :engine_id"),
    INSERT_OF_RUN(EngineColumns.RUN_VENUE.insert()),
    HAS_OPEN_ORDER(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM engines AS e
                JOIN orders AS o ON o.portfolio_id = e.portfolio_id AND o.closed_at IS NULL
                WHERE e.id = :engine_id)
            THEN 1 ELSE 0 END\
            """);

    private final String sql;

    EngineVenueQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
