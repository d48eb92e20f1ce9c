package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over engines and their runs. */
public enum EngineQuery implements Query {
    ENSURE(
            """
            INSERT INTO engines (name, mode, exchange_id, portfolio_id, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (name) DO NOTHING\
            """),
    NEXT_RUN("SELECT coalesce(max(id), 0) + 1 FROM engine_runs"),
    START_RUN(
            """
            INSERT INTO engine_runs (engine_id, strategy, status, candles, started_at)
            VALUES (?1, ?2, 'running', 0, ?3)\
            """),
    END_RUN("UPDATE engine_runs SET status = ?2, candles = ?3, ended_at = ?4 WHERE id = ?1");

    private final String sql;

    EngineQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
