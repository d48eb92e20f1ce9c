package dev.tradekeep.store.market;

import dev.tradekeep.store.sql.Query;

/** The kinds of ticks, each in a table of its own. */
public enum TickKind {
    /** A price and a quantity. */
    TRADES(
            TickQuery.INSERT_TRADE,
            TickQuery.INSERT_TRADES,
            TickQuery.FIND_TRADE,
            TickQuery.REPLACE_TRADE,
            TickQuery.LAST_TRADE,
            TickQuery.TRADES,
            TickQuery.DELETE_TRADES,
            TickQuery.NTH_TRADE_TIME,
            TickQuery.DELETE_TRADES_BEFORE,
            Foretold.BY_TICK_BEFORE,
            Foretold.BY_NOTHING),
    /** A bid, an ask and the sizes of both. */
    QUOTES(
            TickQuery.INSERT_QUOTE,
            TickQuery.INSERT_QUOTES,
            TickQuery.FIND_QUOTE,
            TickQuery.REPLACE_QUOTE,
            TickQuery.LAST_QUOTE,
            TickQuery.QUOTES,
            TickQuery.DELETE_QUOTES,
            TickQuery.NTH_QUOTE_TIME,
            TickQuery.DELETE_QUOTES_BEFORE,
            Foretold.BY_TICK_BEFORE,
            Foretold.BY_VALUE_BEFORE,
            Foretold.BY_TICK_BEFORE,
            Foretold.BY_TICK_BEFORE);

    private final Query insert;
    private final Query insertMany;
    private final Query find;
    private final Query replace;
    private final Query lastSequence;
    private final Query range;
    private final Query deleteRange;
    private final Query nthTime;
    private final Query deleteBefore;
    private final Foretold[] foretold;

    TickKind(
            Query insert,
            Query insertMany,
            Query find,
            Query replace,
            Query lastSequence,
            Query range,
            Query deleteRange,
            Query nthTime,
            Query deleteBefore,
            Foretold... foretold) {
        this.insert = insert;
        this.insertMany = insertMany;
        this.find = find;
        this.replace = replace;
        this.lastSequence = lastSequence;
        this.range = range;
        this.deleteRange = deleteRange;
        this.nthTime = nthTime;
        this.deleteBefore = deleteBefore;
        this.foretold = foretold;
    }

    /** Numbers of a tick beside its time. */
    public int width() {
        return foretold.length;
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

    /** How each of its numbers is packed; not a copy. */
    Foretold[] foretold() {
        return foretold;
    }
}
