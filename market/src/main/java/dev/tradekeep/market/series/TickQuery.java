package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over ticks and their series. */
public enum TickQuery implements Query {
    ENSURE_SERIES(
            """
            INSERT INTO tick_series (instrument_id, kind, source, size_scale, ticks)
            VALUES (?1, ?2, ?3, ?4, 0)
            ON CONFLICT (instrument_id, kind, source) DO NOTHING\
            """),
    FIND_SERIES(
            """
            SELECT id, instrument_id, kind, source, size_scale, ticks, first_at, last_at
            FROM tick_series WHERE instrument_id = ?1 AND kind = ?2 AND source = ?3\
            """),
    GET_SERIES(
            """
            SELECT id, instrument_id, kind, source, size_scale, ticks, first_at, last_at
            FROM tick_series WHERE id = ?1\
            """),
    PRICE_SCALE(
            """
            SELECT i.price_scale FROM tick_series AS s JOIN instruments AS i ON i.id = s.instrument_id
            WHERE s.id = ?1\
            """),
    LIST_SERIES(
            """
            SELECT tick_series.id, e.code, i.symbol, tick_series.kind, tick_series.source,
                tick_series.ticks, tick_series.first_at, tick_series.last_at, tick_series.keep_days
            FROM tick_series
            JOIN instruments AS i ON i.id = tick_series.instrument_id
            JOIN exchanges AS e ON e.id = i.exchange_id
            ORDER BY tick_series.id\
            """),
    SPAN("SELECT ticks, first_at, last_at, retained_from FROM tick_series WHERE id = ?1"),
    UPDATE_SERIES("UPDATE tick_series SET ticks = ?2, first_at = ?3, last_at = ?4 WHERE id = ?1"),
    /** The same of a series that retention has emptied. */
    EMPTY_SERIES("UPDATE tick_series SET ticks = 0, first_at = NULL, last_at = NULL WHERE id = ?1"),
    RETAIN_FROM("UPDATE tick_series SET retained_from = ?2 WHERE id = ?1"),
    SET_RETENTION("UPDATE tick_series SET keep_days = ?2 WHERE id = ?1"),
    INSERT_TRADE(Text.TRADE_HEAD + MultiRow.values(5, 1)),
    INSERT_TRADES(Text.TRADE_HEAD + MultiRow.values(5, MultiRow.ROWS)),
    FIND_TRADE(
            """
            SELECT price, quantity FROM market_trades
            WHERE series_id = ?1 AND traded_at = ?2 AND sequence = ?3\
            """),
    REPLACE_TRADE(
            """
            UPDATE market_trades SET price = ?4, quantity = ?5
            WHERE series_id = ?1 AND traded_at = ?2 AND sequence = ?3\
            """),
    LAST_TRADE(
            """
            SELECT sequence FROM market_trades WHERE series_id = ?1 AND traded_at = ?2
            ORDER BY sequence DESC LIMIT 1\
            """),
    TRADES(
            """
            SELECT traded_at, sequence, price, quantity FROM market_trades
            WHERE series_id = ?1 AND (traded_at, sequence) >= (?2, ?3) AND (traded_at, sequence) < (?4, ?5)
            ORDER BY traded_at, sequence LIMIT ?6\
            """),
    DELETE_TRADES(
            """
            DELETE FROM market_trades
            WHERE series_id = ?1 AND (traded_at, sequence) >= (?2, ?3) AND (traded_at, sequence) <= (?4, ?5)\
            """),
    /** When the n-th trade was that retention looks at. */
    NTH_TRADE_TIME(
            """
            SELECT traded_at FROM market_trades WHERE series_id = ?1
            ORDER BY traded_at, sequence LIMIT 1 OFFSET ?2\
            """),
    DELETE_TRADES_BEFORE("DELETE FROM market_trades WHERE series_id = ?1 AND traded_at < ?2"),
    INSERT_QUOTE(Text.QUOTE_HEAD + MultiRow.values(7, 1)),
    INSERT_QUOTES(Text.QUOTE_HEAD + MultiRow.values(7, MultiRow.ROWS)),
    FIND_QUOTE(
            """
            SELECT bid, ask, bid_size, ask_size FROM quotes
            WHERE series_id = ?1 AND quoted_at = ?2 AND sequence = ?3\
            """),
    REPLACE_QUOTE(
            """
            UPDATE quotes SET bid = ?4, ask = ?5, bid_size = ?6, ask_size = ?7
            WHERE series_id = ?1 AND quoted_at = ?2 AND sequence = ?3\
            """),
    LAST_QUOTE(
            """
            SELECT sequence FROM quotes WHERE series_id = ?1 AND quoted_at = ?2
            ORDER BY sequence DESC LIMIT 1\
            """),
    QUOTES(
            """
            SELECT quoted_at, sequence, bid, ask, bid_size, ask_size FROM quotes
            WHERE series_id = ?1 AND (quoted_at, sequence) >= (?2, ?3) AND (quoted_at, sequence) < (?4, ?5)
            ORDER BY quoted_at, sequence LIMIT ?6\
            """),
    DELETE_QUOTES(
            """
            DELETE FROM quotes
            WHERE series_id = ?1 AND (quoted_at, sequence) >= (?2, ?3) AND (quoted_at, sequence) <= (?4, ?5)\
            """),
    /** When the n-th quote was that retention looks at. */
    NTH_QUOTE_TIME(
            """
            SELECT quoted_at FROM quotes WHERE series_id = ?1
            ORDER BY quoted_at, sequence LIMIT 1 OFFSET ?2\
            """),
    DELETE_QUOTES_BEFORE("DELETE FROM quotes WHERE series_id = ?1 AND quoted_at < ?2");

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String TRADE_HEAD =
                "INSERT INTO market_trades (series_id, traded_at, sequence, price, quantity) ";
        static final String QUOTE_HEAD =
                "INSERT INTO quotes (series_id, quoted_at, sequence, bid, ask, bid_size, ask_size) ";
    }

    private final String sql;

    TickQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
