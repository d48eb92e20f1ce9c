package dev.tradekeep.store.market;

import dev.tradekeep.store.sql.Query;

/** The kinds of ticks, each in a table of its own. */
public enum TickKind {
    /** A price and a quantity. */
    TRADES(
            2,
            TickQuery.INSERT_TRADE,
            TickQuery.INSERT_TRADES,
            TickQuery.FIND_TRADE,
            TickQuery.REPLACE_TRADE,
            TickQuery.LAST_TRADE,
            TickQuery.TRADES,
            TickQuery.NTH_TRADE_TIME,
            TickQuery.DELETE_TRADES_BEFORE),
    /** A bid, an ask and the sizes of both. */
    QUOTES(
            4,
            TickQuery.INSERT_QUOTE,
            TickQuery.INSERT_QUOTES,
            TickQuery.FIND_QUOTE,
            TickQuery.REPLACE_QUOTE,
            TickQuery.LAST_QUOTE,
            TickQuery.QUOTES,
            TickQuery.NTH_QUOTE_TIME,
            TickQuery.DELETE_QUOTES_BEFORE);

    private final int width;
    private final Query insert;
    private final Query insertMany;
    private final Query find;
    private final Query replace;
    private final Query lastSequence;
    private final Query range;
    private final Query nthTime;
    private final Query deleteBefore;

    TickKind(
            int width,
            Query insert,
            Query insertMany,
            Query find,
            Query replace,
            Query lastSequence,
            Query range,
            Query nthTime,
            Query deleteBefore) {
        this.width = width;
        this.insert = insert;
        this.insertMany = insertMany;
        this.find = find;
        this.replace = replace;
        this.lastSequence = lastSequence;
        this.range = range;
        this.nthTime = nthTime;
        this.deleteBefore = deleteBefore;
    }

    /** Numbers of a tick beside its time. */
    public int width() {
        return width;
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

    Query nthTime() {
        return nthTime;
    }

    Query deleteBefore() {
        return deleteBefore;
    }
}
