package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.BookTop;

/**
 * A copy of an order book, in Binance's units of eight decimals. It begins with a snapshot; then
 * each change must follow the last. One thread.
 */
final class LocalBook {
    static final int SCALE = 8;

    private final BookSide bids = new BookSide();
    private final BookSide asks = new BookSide();
    private long lastId;

    /** What became of a change. */
    enum Applied {
        /** The book has it. */
        DONE,
        /** It is older than the book. */
        OLD,
        /** Changes before it are missing: the book is worth nothing. */
        GAP,
        /** The best bid is not below the best ask: the book is worth nothing. */
        CROSSED
    }

    void begin(long id) {
        bids.clear();
        asks.clear();
        lastId = id;
    }

    void bid(long price, long quantity) {
        bids.set(price, quantity);
    }

    void ask(long price, long quantity) {
        asks.set(-price, quantity);
    }

    Applied apply(DepthChange change) {
        if (change.lastId() <= lastId) {
            return Applied.OLD;
        }
        if (change.firstId() > lastId + 1) {
            return Applied.GAP;
        }
        change.applyTo(this);
        lastId = change.lastId();
        boolean crossed = hasBoth() && bids.bestKey() >= -asks.bestKey();
        return crossed ? Applied.CROSSED : Applied.DONE;
    }

    boolean hasBoth() {
        return bids.size() > 0 && asks.size() > 0;
    }

    int levels() {
        return bids.size() + asks.size();
    }

    /** Whether the best prices and quantities are these. */
    boolean isTop(long bid, long bidQuantity, long ask, long askQuantity) {
        return bids.bestKey() == bid
                && bids.bestQuantity() == bidQuantity
                && -asks.bestKey() == ask
                && asks.bestQuantity() == askQuantity;
    }

    long bid() {
        return bids.bestKey();
    }

    long bidQuantity() {
        return bids.bestQuantity();
    }

    long ask() {
        return -asks.bestKey();
    }

    long askQuantity() {
        return asks.bestQuantity();
    }

    BookTop top(long at) {
        return new BookTop(
                new Decimal(bid(), SCALE),
                new Decimal(bidQuantity(), SCALE),
                new Decimal(ask(), SCALE),
                new Decimal(askQuantity(), SCALE),
                at);
    }
}
