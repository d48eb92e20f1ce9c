package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Query;

/** Queries over the catalogue of instruments. */
public enum InstrumentCatalogueQuery implements Query {
    OF_EXCHANGE(
            Text.COLUMNS
                    + "FROM instruments AS i\n"
                    + Text.JOINS
                    + "WHERE i.exchange_id = :exchange_id"),
    NAMED(
            Text.COLUMNS
                    + "FROM instruments AS i\n"
                    + Text.JOINS
                    + """
                    WHERE i.id IN (
                        SELECT id FROM instruments
                        WHERE exchange_id = :exchange_id AND symbol = :symbol
                        UNION ALL
                        SELECT instrument_id FROM instrument_symbols
                        WHERE exchange_id = :exchange_id AND symbol = :symbol)\
                    """),
    /** Those of this name, whatever stands between its letters and digits. */
    SEARCH_CODE(Search.sql("' ' || lower(s.code) || ' ' LIKE '% ' || lower(:words) || ' %'")),
    /** Those with these words, in this order; a text index finds them in any, best first. */
    SEARCH_WORDS(
            Search.sql(
                    "' ' || replace("
                            + Search.TEXT
                            + ", ' ', '  ') || ' '"
                            + " LIKE '% ' || replace(lower(:words), ' ', ' % ') || ' %'")),
    /** Those with words that begin with these, likewise. */
    SEARCH_BEGINNINGS(
            Search.sql(
                    "' ' || "
                            + Search.TEXT
                            + " LIKE '% ' || replace(lower(:words), ' ', '% ') || '%'")),
    UPDATE(
            "UPDATE instruments SET "
                    + InstrumentColumns.CHANGING.assignments()
                    + " WHERE id = :id"),
    UPDATE_DESCRIPTION("UPDATE instruments SET description = :description WHERE id = :id"),
    UPDATE_STATUS("UPDATE instruments SET status = :status WHERE id = :id"),
    DELETE_SYMBOL("DELETE FROM instrument_symbols WHERE instrument_id = :instrument_id"),
    NOTE_TICK(InstrumentColumns.DETECTED_TICK.insert() + " ON CONFLICT (instrument_id) DO NOTHING"),
    IS_TICK_DETECTED("SELECT instrument_id FROM detected_ticks WHERE instrument_id = :id"),
    FORGET_TICK("DELETE FROM detected_ticks WHERE instrument_id = :id"),
    IN_USE(
            """
            SELECT id FROM instruments AS i
            WHERE EXISTS (SELECT 1 FROM orders WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM trades WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM positions WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM candle_series WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM tick_series WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM signals WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM preset_instruments WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM engine_slots WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM funding_payments WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM risk_limits WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM trading_halts WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM signal_hook_instruments WHERE instrument_id = i.id)\
            """),
    PUT_DEFAULTS(
            InstrumentColumns.DEFAULTS.insert()
                    + InstrumentColumns.DEFAULTS.orUpdate("exchange_id", "kind")),
    FIND_DEFAULTS(
            InstrumentColumns.DEFAULTS.select()
                    + " WHERE exchange_id = :exchange_id AND kind = :kind"),
    RECORD_IMPORT(
            InstrumentColumns.IMPORT.insert() + " ON CONFLICT (file_sha256, exchange) DO NOTHING"),
    FIND_IMPORT(
            """
            SELECT imported_at FROM instrument_imports
            WHERE file_sha256 = :file_sha256 AND exchange = :exchange\
            """);

    private final String sql;

    InstrumentCatalogueQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** Only the rare change of a scale asks what is in use, and then once for all instruments. */
    @Override
    public boolean readsWholeTables() {
        return this == IN_USE;
    }

    /** What the reading queries share. */
    private static final class Text {
        static final String COLUMNS =
                InstrumentQuery.Text.COLUMNS
                        + ", e.code AS exchange, n.symbol AS exchange_symbol\n";

        static final String JOINS =
                """
                JOIN exchanges AS e ON e.id = i.exchange_id
                JOIN instrument_symbols AS n ON n.instrument_id = i.id
                """
                        + InstrumentQuery.Text.ASSETS;
    }

    /** What the searches share. They read all instruments: a text index has words of its own. */
    private static final class Search {
        static final String TEXT =
                """
                lower(s.symbol || ' ' || s.code || ' ' || s.description || ' ' || s.exchange
                    || ' ' || s.kind || ' ' || s.assets || ' ' || s.exchange_symbol)\
                """;

        private Search() {}

        static String sql(String condition) {
            return Text.COLUMNS
                    + """
                    FROM v_instrument_words AS s
                    JOIN instruments AS i ON i.id = s.id
                    """
                    + Text.JOINS
                    + "WHERE "
                    + condition
                    + """

                        AND (e.code = :exchange OR :exchange IS NULL)
                        AND (i.kind = :kind OR :kind IS NULL)
                    ORDER BY i.exchange_id, i.symbol
                    LIMIT :rows_max\
                    """;
        }
    }
}
