package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over how far engines have come. */
public enum EngineProgressQuery implements Query {
    /** No row unless the booking before is there and the epoch is that of the last claim. */
    BEGIN(
            """
            INSERT INTO engine_bookings (engine_id, number, epoch, booked_at)
            SELECT e.id, :number, e.epoch, :booked_at FROM engines AS e
            WHERE e.id = :engine_id AND e.epoch = :epoch
                AND :before = coalesce(
                    (SELECT max(b.number) FROM engine_bookings AS b WHERE b.engine_id = e.id), 0)\
            """),
    LAST(
            """
            SELECT number, booked_at FROM engine_bookings
            WHERE engine_id = :engine_id ORDER BY number DESC LIMIT 1\
            """),
    EPOCH("SELECT epoch FROM engines WHERE id = :engine_id"),
    SAVE_CURSOR(
            EngineColumns.CURSOR.insert()
                    + EngineColumns.CURSOR.orUpdate("engine_id", "series_id")),
    CURSORS(EngineColumns.CURSOR.select() + " WHERE engine_id = :engine_id ORDER BY series_id"),
    SAVE_BASELINE(
            EngineColumns.BASELINE.insert() + EngineColumns.BASELINE.orUpdate("portfolio_id")),
    BASELINE(EngineColumns.BASELINE.select() + " WHERE portfolio_id = :portfolio_id"),
    SAVE_TIMER(
            EngineColumns.TIMER.insert()
                    + EngineColumns.TIMER.orUpdate("engine_id", "slot", "timer_id")),
    DROP_TIMER(
            """
            DELETE FROM engine_timers
            WHERE engine_id = :engine_id AND slot = :slot AND timer_id = :timer_id\
            """),
    TIMERS(EngineColumns.TIMER.select() + " WHERE engine_id = :engine_id ORDER BY slot, timer_id"),
    SAVE_STRATEGY(
            EngineColumns.STRATEGY.insert() + EngineColumns.STRATEGY.orUpdate("engine_id", "slot")),
    STRATEGIES(EngineColumns.STRATEGY.select() + " WHERE engine_id = :engine_id ORDER BY slot");

    private final String sql;

    EngineProgressQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
