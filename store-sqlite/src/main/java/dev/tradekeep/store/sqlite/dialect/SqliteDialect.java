package dev.tradekeep.store.sqlite.dialect;

import dev.tradekeep.store.auditlog.AuditLogListing;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.orders.OrderQuery;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.sql.Dialect;
import dev.tradekeep.store.sql.Query;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The queries that SQLite runs in words of its own, each for the reason given with it. */
public final class SqliteDialect implements Dialect {
    /** The only one. */
    public static final SqliteDialect INSTANCE = new SqliteDialect();

    /** Queries are constants: they are found by identity, without a look at their texts. */
    private final IdentityHashMap<Query, String> texts = new IdentityHashMap<>();

    private SqliteDialect() {
        // Few orders are open; the planner might rather look at all of the portfolio.
        reword(
                OrderQuery.OPEN,
                "FROM orders",
                "FROM orders INDEXED BY ix_orders_portfolio_id_open");

        // The same of the positions of a portfolio.
        reword(
                PortfolioListing.OPEN_POSITIONS_OF_PORTFOLIO,
                "positions AS h",
                "positions AS h INDEXED BY ix_positions_portfolio_id_instrument_id_open");

        // Few trades are as new as the candle at hand; the portfolio has all that it ever made.
        reword(
                OrderQuery.TRADED_SINCE,
                "FROM trades AS t",
                "FROM trades AS t INDEXED BY ix_trades_executed_at");

        // Without statistics the planner would read all instruments instead of the few exchanges.
        reword(NameQuery.INSTRUMENT, "JOIN instruments", "CROSS JOIN instruments");

        // FTS5 looks words up and ranks what it finds. Each is quoted, so that none is syntax.
        searchInstruments(InstrumentCatalogueQuery.SEARCH_CODE, "'code : \"' || :words || '\"'");
        searchInstruments(InstrumentCatalogueQuery.SEARCH_WORDS, words(":words", "\""));
        searchInstruments(InstrumentCatalogueQuery.SEARCH_BEGINNINGS, words(":words", "\"*"));
        searchAuditLog();
    }

    @Override
    public @Nullable String override(Query query) {
        return texts.get(query);
    }

    private void searchInstruments(Query query, String match) {
        reword(
                query,
                "v_instrument_words AS s\nJOIN instruments AS i ON i.id = s.id",
                "instrument_search AS s\nCROSS JOIN instruments AS i ON i.id = s.rowid");
        rewordBetween(
                query,
                "WHERE ",
                "\n    AND (e.code",
                "s.instrument_search MATCH "
                        + match
                        + " AND s.rank MATCH 'bm25(10.0, 10.0, 4.0, 1.0, 1.0, 5.0, 5.0)'");
        reword(query, "ORDER BY i.exchange_id, i.symbol", "ORDER BY s.rank");
    }

    /** The index gives the rows in the order of their ids. */
    private void searchAuditLog() {
        Query query = AuditLogListing.LOG_BY_TEXT;
        rewordBetween(
                query, "WHERE ", " AND l.id < ", "audit_log_search MATCH " + words("?1", "\"*"));
        reword(query, " AND l.id < ", " AND audit_log_search.rowid < ");
        reword(query, "ORDER BY l.id ", "ORDER BY audit_log_search.rowid ");
        reword(
                query,
                "FROM audit_log AS l",
                "FROM audit_log_search JOIN audit_log AS l ON l.id = audit_log_search.rowid");
    }

    /** An expression of FTS5 that wants all words of a parameter. */
    private static String words(String parameter, String end) {
        return "'\"' || replace(" + parameter + ", ' ', '" + end + " \"') || '" + end + "'";
    }

    /** Says one part of a text otherwise. */
    private void reword(Query query, String neutral, String own) {
        String text = query.sql(this);
        int at = text.indexOf(neutral);
        if (at < 0 || text.indexOf(neutral, at + 1) >= 0) {
            throw new IllegalStateException(query.label() + " does not hold once: " + neutral);
        }
        texts.put(query, text.replace(neutral, own));
    }

    /** The same of a part that stands between two others. */
    private void rewordBetween(Query query, String before, String after, String own) {
        String text = query.sql(this);
        int from = text.indexOf(before) + before.length();
        reword(query, text.substring(from, text.indexOf(after, from)), own);
    }
}
