package dev.tradekeep.store.marketdata;

import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Row;

/**
 * Trades and quotes of the market, column by column: time, sequence, the values of the kind, and
 * last the series, which only writing needs. So many are read and written that they go by position
 * instead of by name.
 */
public final class TickColumns {
    /** A trade of a series that is known. */
    public static final Columns TRADE =
            Columns.of("market_trades", "traded_at", "sequence", "price", "quantity");

    /** A quote of a series that is known. */
    public static final Columns QUOTE =
            Columns.of("quotes", "quoted_at", "sequence", "bid", "ask", "bid_size", "ask_size");

    public static final int AT = TRADE.index("traded_at");
    public static final int SEQUENCE = TRADE.index("sequence");

    /** The first of as many values as the kind is wide. */
    public static final int FIRST_VALUE = TRADE.index("price");

    private TickColumns() {}

    /** A tick of a kind, of a series that is known. */
    public static Columns of(TickKind kind) {
        return switch (kind) {
            case TRADES -> TRADE;
            case QUOTES -> QUOTE;
        };
    }

    /** A tick with its series, the last of the columns. */
    public static Columns withSeries(Columns ticks) {
        return ticks.with("series_id");
    }

    /** The name of the column that holds the time. */
    public static String at(Columns ticks) {
        return ticks.names().get(AT);
    }

    /** The columns that hold the values. */
    public static Columns values(Columns ticks) {
        return new Columns(ticks.table(), ticks.names().subList(FIRST_VALUE, ticks.names().size()));
    }

    /** The condition of ticks between two places, both included, with its WHERE. */
    public static String within(Columns ticks) {
        String place = "(" + at(ticks) + ", sequence)";
        return " WHERE series_id = :series_id AND "
                + place
                + " >= (:first_at, :first_sequence) AND "
                + place
                + " <= (:last_at, :last_sequence)";
    }

    /** The parameters of {@link #within(Columns)}. */
    public static Binder within(long seriesId, TickPlace first, TickPlace last) {
        return p ->
                p.set("series_id", seriesId)
                        .set("first_at", first.at())
                        .set("first_sequence", first.sequence())
                        .set("last_at", last.at())
                        .set("last_sequence", last.sequence());
    }

    /** Reads as many values as there is room for. */
    public static void readValues(Row row, long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = row.getLong(FIRST_VALUE + i);
        }
    }
}
