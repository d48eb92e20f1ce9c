package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Query;

/** Queries over exchanges, assets and instruments. */
public enum InstrumentQuery implements Query {
    ENSURE_EXCHANGE(InstrumentColumns.EXCHANGE.insert() + " ON CONFLICT (code) DO NOTHING"),
    FIND_EXCHANGE("SELECT id, kind FROM exchanges WHERE code = :code"),
    ENSURE_ASSET(InstrumentColumns.ASSET.insert() + " ON CONFLICT (code) DO NOTHING"),
    FIND_ASSET("SELECT id, scale FROM assets WHERE code = :code"),
    GET_ASSET("SELECT code, scale FROM assets WHERE id = :id"),
    INSERT(InstrumentColumns.NEW_INSTRUMENT.insert()),
    INSERT_SYMBOL(InstrumentColumns.SYMBOL.insert()),
    FIND(Text.INSTRUMENTS + "WHERE i.exchange_id = :exchange_id AND i.symbol = :symbol"),
    GET(Text.INSTRUMENTS + "WHERE i.id = :id");

    /** Enum constants cannot refer to constants of their own enum. */
    static final class Text {
        /** An instrument {@code i} with its assets {@code b} and {@code q}. */
        static final String COLUMNS =
                "SELECT i.id, "
                        + InstrumentColumns.INSTRUMENT.listOf("i")
                        + ", b.code AS base, b.scale AS base_scale"
                        + ", q.code AS quote, q.scale AS quote_scale";

        static final String ASSETS =
                """
                JOIN assets AS q ON q.id = i.quote_asset_id
                LEFT JOIN assets AS b ON b.id = i.base_asset_id
                """;

        private static final String INSTRUMENTS = COLUMNS + "\nFROM instruments AS i\n" + ASSETS;

        private Text() {}
    }

    private final String sql;

    InstrumentQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
