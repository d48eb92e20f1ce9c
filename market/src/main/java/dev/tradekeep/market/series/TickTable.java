package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sql.Query;

/** The table of each kind of ticks: the queries that read and write its rows. */
enum TickTable {
    TRADES(
            TickQuery.INSERT_TRADE,
            TickQuery.INSERT_TRADES,
            TickQuery.FIND_TRADE,
            TickQuery.REPLACE_TRADE,
            TickQuery.LAST_TRADE,
            TickQuery.TRADES,
            TickQuery.DELETE_TRADES,
            TickQuery.NTH_TRADE_TIME,
            TickQuery.DELETE_TRADES_BEFORE),
    QUOTES(
            TickQuery.INSERT_QUOTE,
            TickQuery.INSERT_QUOTES,
            TickQuery.FIND_QUOTE,
            TickQuery.REPLACE_QUOTE,
            TickQuery.LAST_QUOTE,
            TickQuery.QUOTES,
            TickQuery.DELETE_QUOTES,
            TickQuery.NTH_QUOTE_TIME,
            TickQuery.DELETE_QUOTES_BEFORE);

    private final Query insert;
    private final Query insertMany;
    private final Query find;
    private final Query replace;
    private final Query lastSequence;
    private final Query range;
    private final Query deleteRange;
    private final Query nthTime;
    private final Query deleteBefore;

    TickTable(
            Query insert,
            Query insertMany,
            Query find,
            Query replace,
            Query lastSequence,
            Query range,
            Query deleteRange,
            Query nthTime,
            Query deleteBefore) {
        this.insert = insert;
        this.insertMany = insertMany;
        this.find = find;
        this.replace = replace;
        this.lastSequence = lastSequence;
        this.range = range;
        this.deleteRange = deleteRange;
        this.nthTime = nthTime;
        this.deleteBefore = deleteBefore;
    }

    /** The table that holds ticks of a kind. */
    static TickTable of(TickKind kind) {
        return switch (kind) {
            case TRADES -> TRADES;
            case QUOTES -> QUOTES;
        };
    }

    Query insert() {
        return insert;
    }

    Query insertMany() {
        return insertMany;
    }

    Query find() {
        return find;
    }

    Query replace() {
        return replace;
    }

    Query lastSequence() {
        return lastSequence;
    }

    Query range() {
        return range;
    }

    Query deleteRange() {
        return deleteRange;
    }

    Query nthTime() {
        return nthTime;
    }

    Query deleteBefore() {
        return deleteBefore;
    }
}
