package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over engines, their runs and what happened to them. */
public enum EngineQuery implements Query {
    ENSURE(
            """
            INSERT INTO engines (name, mode, exchange_id, portfolio_id, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (name) DO NOTHING\
            """),
    CONFIGURE(
            "UPDATE engines SET connection_id = ?2, preset_id = ?3, auto_start = ?4 WHERE id = ?1"),
    FIND(Columns.ENGINE + "WHERE name = ?1"),
    AUTO_STARTED(Columns.ENGINE + "WHERE auto_start = 1 ORDER BY exchange_id, id"),
    LATE(
            Columns.ENGINE
                    + """
                    WHERE actual_state = 'running' AND heartbeat_at < ?1
                    ORDER BY heartbeat_at\
                    """),
    SET_DESIRED("UPDATE engines SET desired_state = ?2 WHERE id = ?1"),
    CLAIM(
            """
            UPDATE engines SET owner_node = ?2, heartbeat_at = ?3, actual_state = 'starting'
            WHERE id = ?1 AND (owner_node IS NULL OR owner_node = ?2 OR heartbeat_at < ?4)\
            """),
    BEAT(
            """
            UPDATE engines SET actual_state = ?3, heartbeat_at = ?4
            WHERE id = ?1 AND owner_node = ?2\
            """),
    RELEASE(
            """
            UPDATE engines SET owner_node = NULL, heartbeat_at = NULL, actual_state = ?3
            WHERE id = ?1 AND owner_node = ?2\
            """),
    NEXT_RUN("SELECT coalesce(max(id), 0) + 1 FROM engine_runs"),
    START_RUN(
            """
            INSERT INTO engine_runs (engine_id, strategy, status, candles, started_at)
            VALUES (?1, ?2, 'running', 0, ?3)\
            """),
    END_RUN("UPDATE engine_runs SET status = ?2, candles = ?3, ended_at = ?4 WHERE id = ?1"),
    ABANDONED_RUNS(
            """
            SELECT r.id, r.engine_id, e.portfolio_id, e.mode
            FROM engine_runs AS r LEFT JOIN engines AS e ON e.id = r.engine_id
            WHERE r.status = 'running' AND r.started_at <= ?1
                AND (e.heartbeat_at IS NULL OR e.heartbeat_at < ?2)
            ORDER BY r.started_at, r.id\
            """),
    FAIL_RUN(
            """
            UPDATE engine_runs SET status = 'failed', ended_at = ?2
            WHERE id = ?1 AND status = 'running'\
            """),
    FAIL_ENGINE(
            """
            UPDATE engines SET owner_node = NULL, heartbeat_at = NULL, actual_state = 'failed'
            WHERE id = ?1 AND actual_state <> 'stopped'\
            """),
    INSERT_EVENT(
            """
            INSERT INTO engine_events (engine_id, engine_run_id, event, detail, occurred_at)
            VALUES (?1, ?2, ?3, ?4, ?5)\
            """),
    DELETE_EVENTS(
            """
            DELETE FROM engine_events WHERE id IN (
                SELECT id FROM engine_events WHERE occurred_at < ?1 LIMIT ?2)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Columns {
        static final String ENGINE =
                """
                SELECT id, name, mode, exchange_id, connection_id, portfolio_id, preset_id, auto_start,
                    desired_state, actual_state, owner_node, heartbeat_at
                FROM engines
                """;
    }

    private final String sql;

    EngineQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
