package dev.tradekeep.market.series;

import dev.tradekeep.store.marketdata.TickColumns;
import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over ticks and their series. */
public enum TickQuery implements Query {
    DELETE_SERIES("DELETE FROM tick_series WHERE id = :id"),
    ENSURE_SERIES(
            SeriesColumns.NEW_TICKS.insert()
                    + " ON CONFLICT (instrument_id, kind, source) DO NOTHING"),
    FIND_SERIES(
            Text.SERIES
                    + "WHERE instrument_id = :instrument_id AND kind = :kind AND source = :source"),
    OF_INSTRUMENT(
            Text.SERIES + "WHERE instrument_id = :instrument_id AND kind = :kind ORDER BY id"),
    GET_SERIES(Text.SERIES + "WHERE id = :id"),
    PRICE_SCALE(
            """
            SELECT i.price_scale FROM tick_series AS s JOIN instruments AS i ON i.id = s.instrument_id
            WHERE s.id = :id\
            """),
    LIST_SERIES(
            """
            SELECT tick_series.id, e.code AS exchange, i.symbol, tick_series.kind,
                tick_series.source, tick_series.ticks, tick_series.first_at, tick_series.last_at,
                tick_series.keep_days
            FROM tick_series
            JOIN instruments AS i ON i.id = tick_series.instrument_id
            JOIN exchanges AS e ON e.id = i.exchange_id
            ORDER BY tick_series.id\
            """),
    SPAN(
            """
            SELECT ticks AS entries, first_at AS first_time, last_at AS last_time, retained_from
            FROM tick_series WHERE id = :id\
            """),
    UPDATE_SERIES(
            """
            UPDATE tick_series
            SET ticks = :entries, first_at = :first_time, last_at = :last_time
            WHERE id = :id\
            """),
    /** The same of a series that retention has emptied. */
    EMPTY_SERIES(
            "UPDATE tick_series SET ticks = 0, first_at = NULL, last_at = NULL WHERE id = :id"),
    RETAIN_FROM("UPDATE tick_series SET retained_from = :retained_from WHERE id = :id"),
    SET_RETENTION("UPDATE tick_series SET keep_days = :keep_days WHERE id = :id"),
    INSERT_TRADE(Text.insert(TickColumns.TRADE, 1)),
    INSERT_TRADES(Text.insert(TickColumns.TRADE, MultiRow.ROWS)),
    FIND_TRADE(Text.find(TickColumns.TRADE)),
    REPLACE_TRADE(Text.replace(TickColumns.TRADE)),
    LAST_TRADE(Text.last(TickColumns.TRADE)),
    TRADES(Text.range(TickColumns.TRADE)),
    DELETE_TRADES(Text.deleteRange(TickColumns.TRADE)),
    /** When the n-th trade was that retention looks at. */
    NTH_TRADE_TIME(Text.nthTime(TickColumns.TRADE)),
    DELETE_TRADES_BEFORE(Text.deleteBefore(TickColumns.TRADE)),
    INSERT_QUOTE(Text.insert(TickColumns.QUOTE, 1)),
    INSERT_QUOTES(Text.insert(TickColumns.QUOTE, MultiRow.ROWS)),
    FIND_QUOTE(Text.find(TickColumns.QUOTE)),
    REPLACE_QUOTE(Text.replace(TickColumns.QUOTE)),
    LAST_QUOTE(Text.last(TickColumns.QUOTE)),
    QUOTES(Text.range(TickColumns.QUOTE)),
    DELETE_QUOTES(Text.deleteRange(TickColumns.QUOTE)),
    /** When the n-th quote was that retention looks at. */
    NTH_QUOTE_TIME(Text.nthTime(TickColumns.QUOTE)),
    DELETE_QUOTES_BEFORE(Text.deleteBefore(TickColumns.QUOTE));

    /** Texts of several constants, which cannot refer to constants of their own enum. */
    private static final class Text {
        static final String SERIES =
                "SELECT id, " + SeriesColumns.TICKS.list() + " FROM tick_series ";

        static String insert(Columns ticks, int rows) {
            return MultiRow.insert(TickColumns.withSeries(ticks), rows);
        }

        static String find(Columns ticks) {
            return ticks.select() + place(ticks);
        }

        static String replace(Columns ticks) {
            return "UPDATE "
                    + ticks.table()
                    + " SET "
                    + TickColumns.values(ticks).assignments()
                    + place(ticks);
        }

        private static String place(Columns ticks) {
            return " WHERE series_id = :series_id AND "
                    + TickColumns.at(ticks)
                    + " = :at AND sequence = :sequence";
        }

        static String last(Columns ticks) {
            return """
            SELECT sequence FROM %s WHERE series_id = :series_id AND %s = :at
            ORDER BY sequence DESC LIMIT 1\
            """
                    .formatted(ticks.table(), TickColumns.at(ticks));
        }

        static String range(Columns ticks) {
            return ticks.select()
                    + """

                    WHERE series_id = :series_id
                        AND (%1$s, sequence) >= (:first_at, :first_sequence)
                        AND (%1$s, sequence) < (:end_at, :end_sequence)
                    ORDER BY %1$s, sequence LIMIT :rows_max\
                    """
                            .formatted(TickColumns.at(ticks));
        }

        static String deleteRange(Columns ticks) {
            return "DELETE FROM " + ticks.table() + TickColumns.within(ticks);
        }

        static String nthTime(Columns ticks) {
            return """
            SELECT %2$s FROM %1$s WHERE series_id = :series_id
            ORDER BY %2$s, sequence LIMIT 1 OFFSET :nth\
            """
                    .formatted(ticks.table(), TickColumns.at(ticks));
        }

        static String deleteBefore(Columns ticks) {
            return "DELETE FROM %s WHERE series_id = :series_id AND %s < :before"
                    .formatted(ticks.table(), TickColumns.at(ticks));
        }
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
