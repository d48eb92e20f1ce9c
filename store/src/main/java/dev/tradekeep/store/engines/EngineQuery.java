package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over engines, their runs and what happened to them. */
public enum EngineQuery implements Query {
    ENSURE(EngineColumns.NEW_ENGINE.insert() + " ON CONFLICT (name) DO NOTHING"),
    CONFIGURE(
            """
            UPDATE engines
            SET connection_id = :connection_id, auto_start = :auto_start
            WHERE id = :id\
            """),
    FIND(EngineColumns.ENGINE.select() + " WHERE name = :name"),
    OF_PORTFOLIO(
            EngineColumns.ENGINE.select()
                    + """

                    WHERE portfolio_id = :portfolio_id OR id IN (
                        SELECT y.engine_id FROM engine_presets AS y
                        WHERE y.portfolio_id = :portfolio_id)
                    ORDER BY id\
                    """),
    /** Whatever an owner before still writes comes too late. */
    FENCE("UPDATE engines SET epoch = epoch + 1 WHERE id = :id"),
    AUTO_STARTED(EngineColumns.ENGINE.select() + " WHERE auto_start = 1 ORDER BY exchange_id, id"),
    LATE(
            EngineColumns.ENGINE.select()
                    + """

                    WHERE actual_state = 'running' AND heartbeat_at < :at
                    ORDER BY heartbeat_at\
                    """),
    SET_DESIRED("UPDATE engines SET desired_state = :state WHERE id = :id"),
    IS_ARCHIVED(
            """
            SELECT CASE WHEN archived_at IS NOT NULL THEN 1 ELSE 0 END FROM engines
            WHERE id = :id\
            """),
    CLAIM(
            """
            UPDATE engines SET owner_node = :node, heartbeat_at = :at, actual_state = 'starting',
                epoch = epoch + 1
            WHERE id = :id
                AND (owner_node IS NULL OR owner_node = :node OR heartbeat_at < :silent_before)\
            """),
    BEAT(
            """
            UPDATE engines SET actual_state = :state, heartbeat_at = :at
            WHERE id = :id AND owner_node = :node\
            """),
    RELEASE(
            """
            UPDATE engines SET owner_node = NULL, heartbeat_at = NULL, actual_state = :state
            WHERE id = :id AND owner_node = :node\
            """),
    START_RUN(EngineColumns.NEW_RUN.insert()),
    END_RUN(
            """
            UPDATE engine_runs SET status = :status, candles = :candles, ended_at = :ended_at
            WHERE id = :id\
            """),
    ABANDONED_RUNS(
            """
            SELECT r.id, r.engine_id
            FROM engine_runs AS r LEFT JOIN engines AS e ON e.id = r.engine_id
            WHERE r.status = 'running' AND r.started_at <= :started_max
                AND (e.heartbeat_at IS NULL OR e.heartbeat_at < :silent_before)
            ORDER BY r.started_at, r.id\
            """),
    FAIL_RUN(
            """
            UPDATE engine_runs SET status = 'failed', ended_at = :ended_at
            WHERE id = :id AND status = 'running'\
            """),
    FAIL_ENGINE(
            """
            UPDATE engines SET owner_node = NULL, heartbeat_at = NULL, actual_state = 'failed'
            WHERE id = :id AND actual_state <> 'stopped'\
            """),
    INSERT_EVENT(EngineColumns.EVENT.insert()),
    DELETE_EVENTS(
            """
            DELETE FROM engine_events WHERE id IN (
                SELECT id FROM engine_events WHERE occurred_at < :before LIMIT :rows_max)\
            """);

    private final String sql;

    EngineQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
