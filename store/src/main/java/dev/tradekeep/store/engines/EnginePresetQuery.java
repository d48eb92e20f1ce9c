package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Query;

/** Queries over what engines run. */
public enum EnginePresetQuery implements Query {
    ADD(EngineColumns.PRESET.insert()),
    PRESETS(
            """
            SELECT p.name, y.preset_id, y.portfolio_id
            FROM engine_presets AS y JOIN presets AS p ON p.id = y.preset_id
            WHERE y.engine_id = :engine_id ORDER BY y.preset_id\
            """),
    ADD_SLOT(EngineColumns.SLOT.insert()),
    SLOTS(EngineColumns.SLOT.select() + " WHERE engine_id = :engine_id ORDER BY slot");

    private final String sql;

    EnginePresetQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
