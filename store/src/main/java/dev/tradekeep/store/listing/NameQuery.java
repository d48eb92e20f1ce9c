package dev.tradekeep.store.listing;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Word;

/** Finds the key of a row by the name that people know it by. */
public enum NameQuery implements Query {
    ASSET("SELECT id FROM assets WHERE code = ?1"),
    CHANNEL("SELECT id FROM alert_channels WHERE name = ?1"),
    CONNECTION("SELECT id FROM exchange_connections WHERE name = ?1"),
    ENGINE("SELECT id FROM engines WHERE name = ?1"),
    EXCHANGE("SELECT id FROM exchanges WHERE code = ?1"),
    HOOK("SELECT id FROM signal_hooks WHERE name = ?1"),
    /** By symbol, and by the exchange's code when that is not NULL. */
    INSTRUMENT(
            """
            SELECT i.id FROM exchanges
            JOIN instruments AS i ON i.exchange_id = exchanges.id AND i.symbol = ?1
            WHERE exchanges.code = ?2 OR ?2 IS NULL\
            """),
    PORTFOLIO("SELECT id FROM portfolios WHERE name = ?1"),
    PRESET("SELECT id FROM presets WHERE name = ?1"),
    STRATEGY("SELECT id FROM strategies WHERE name = ?1"),
    USER("SELECT id FROM users WHERE name = ?1");

    private final String sql;

    NameQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** What it finds, for messages. */
    String noun() {
        return Word.of(this);
    }
}
