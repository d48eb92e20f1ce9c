package dev.tradekeep.venue.local.matching;

import dev.tradekeep.venue.local.matching.BookOrder.Place;
import org.jspecify.annotations.Nullable;

/**
 * One book: bids and asks with price–time priority, orders that wait for a price, and those that
 * follow the market.
 *
 * <p>An arriving order walks the other side from its best price, oldest order first, at the price
 * of the resting one. Each trade moves the last price. That triggers what waited for it: rising
 * stops from the lowest, falling stops from the highest, then trailing ones from the oldest.
 * Triggered orders line up and are traded one after the other once the arriving order is done; they
 * may trigger others.
 *
 * <p>For one thread. Orders are those of the caller and hold their own links, levels are used
 * again, so that nothing is allocated once the arrays have grown to the number of prices.
 */
public final class MatchingEngine {
    private final BookEvents events;
    private long step;
    private final Ladder bids = new Ladder(true);
    private final Ladder asks = new Ladder(false);
    private final Ladder rising = new Ladder(false);
    private final Ladder falling = new Ladder(true);
    private final Level trailing = new Level();
    private final Level triggered = new Level();
    private long last;
    private boolean busy;

    /**
     * @param step the smallest quantity that a budget buys
     * @param last the price from which triggers count at first; 0 for none
     */
    public MatchingEngine(BookEvents events, long step, long last) {
        this.events = events;
        this.step = step;
        this.last = last;
    }

    /** Sets the smallest quantity that a budget buys. */
    public void step(long step) {
        this.step = step;
    }

    /** The price of the last trade. */
    public long last() {
        return last;
    }

    /** The best bid, 0 when there is none. */
    public long bestBid() {
        return priceOf(bids.best());
    }

    /** The best ask, 0 when there is none. */
    public long bestAsk() {
        return priceOf(asks.best());
    }

    /** How many prices one side has. */
    public int levels(boolean buy) {
        return side(buy).size();
    }

    /** The n-th price of one side, from the best. */
    public long price(boolean buy, int index) {
        return side(buy).get(index).price;
    }

    /** What is visible at the n-th price of one side. */
    public long visible(boolean buy, int index) {
        return side(buy).get(index).visible;
    }

    /** Whether an order with this limit would trade at once. */
    public boolean crosses(boolean buy, long limit) {
        long best = buy ? bestAsk() : bestBid();
        return best != 0 && (buy ? best <= limit : best >= limit);
    }

    /** Whether the last price is where such a stop is triggered. */
    public boolean isReached(long stop, boolean above) {
        return last != 0 && (above ? last >= stop : last <= stop);
    }

    /**
     * What an order for any price would cost, hidden quantities included, were it to trade now.
     *
     * @return the amount of the other asset; less than the whole where the book is short
     */
    public long costOf(boolean buy, long quantity) {
        return side(!buy).costOf(quantity);
    }

    /** What has to be sold now to receive an amount, or all that can be sold. */
    public long quantityFor(long quote) {
        return bids.quantityFor(quote, step);
    }

    /** Trades an order, and lets rest what may. */
    public void submit(BookOrder order) {
        enter();
        match(order);
        runTriggered();
        busy = false;
    }

    /** Lets an order wait for its price. */
    public void hold(BookOrder order) {
        enter();
        if (order.stop() == 0) {
            trail(order, last);
        } else {
            order.place = Place.WAITING;
            waiting(order).at(order.stop()).append(order);
        }
        busy = false;
    }

    /** Takes an order out, wherever it is; tells only of its level. */
    public void cancel(BookOrder order) {
        enter();
        order.unpair();
        remove(order);
        busy = false;
    }

    /**
     * Makes an order smaller; it keeps its place.
     *
     * @param left what is to be left of it, more than nothing and less than now
     */
    public void reduce(BookOrder order, long left) {
        if (left <= 0 || left >= order.left()) {
            throw new IllegalArgumentException("Only less, and not nothing.");
        }
        Level level = order.level;
        long shown = order.visible;
        order.reduceTo(left);
        if (order.place == Place.RESTING && level != null) {
            level.visible -= shown - order.visible;
            events.level(order.isBuy(), level.price, level.visible);
        }
    }

    /**
     * Trades a resting order with one that came for it alone, at its price and whatever rests
     * before it. The last price stays what it was, so nothing is triggered.
     *
     * @param taker wants as much as is to be traded, which the resting order has
     */
    public void tradeWith(BookOrder resting, BookOrder taker) {
        enter();
        while (taker.left() > 0) {
            Level level = resting.level;
            if (level == null || resting.place != Place.RESTING) {
                throw new IllegalStateException("It does not rest in the book.");
            }
            long price = level.price;
            long quantity = Math.min(taker.left(), resting.visible);
            taker.take(price, quantity);
            shrink(side(resting.isBuy()), level, resting, quantity);
            events.traded(taker, resting, price, quantity);
            events.level(resting.isBuy(), price, level.visible);
            endPartner(resting);
        }
        busy = false;
    }

    private void enter() {
        if (busy) {
            throw new IllegalStateException("A listener called the book.");
        }
        busy = true;
    }

    private void match(BookOrder taker) {
        taker.place = Place.OUTSIDE;
        if (taker.isAllOrNothing() && !side(!taker.isBuy()).canFill(taker)) {
            events.expired(taker, EndReason.NOT_FILLABLE);
            return;
        }
        Ladder book = side(!taker.isBuy());
        while (taker.left() > 0) {
            Level level = book.best();
            if (level == null || !taker.accepts(level.price)) {
                end(taker);
                return;
            }
            BookOrder maker = level.first;
            if (maker == null) {
                throw new IllegalStateException("An empty level stayed in the book.");
            }
            long quantity = Math.min(taker.wanted(level.price, step), maker.visible);
            if (quantity == 0) {
                events.expired(taker, EndReason.BUDGET_SPENT);
                return;
            }
            if (taker.owner() == maker.owner() && taker.prevention() != SelfTradePrevention.NONE) {
                if (!prevent(level, taker, maker)) {
                    return;
                }
            } else {
                trade(book, level, taker, maker, quantity);
            }
        }
    }

    private void trade(Ladder book, Level level, BookOrder taker, BookOrder maker, long quantity) {
        long price = level.price;
        taker.take(price, quantity);
        shrink(book, level, maker, quantity);
        last = price;
        events.traded(taker, maker, price, quantity);
        events.level(maker.isBuy(), price, level.visible);
        endPartner(maker);
        endPartner(taker);
        reach(price);
    }

    /** Takes a quantity off a resting order, which may leave the book or show its next part. */
    private void shrink(Ladder book, Level level, BookOrder maker, long quantity) {
        maker.take(level.price, quantity);
        maker.visible -= quantity;
        level.visible -= quantity;
        if (maker.left() == 0) {
            book.remove(maker);
            maker.place = Place.OUTSIDE;
        } else if (maker.visible == 0) {
            level.remove(maker);
            maker.show();
            level.append(maker);
        }
    }

    /** Whether the arriving order goes on. */
    private boolean prevent(Level level, BookOrder taker, BookOrder maker) {
        long price = level.price;
        SelfTradePrevention mode = taker.prevention();
        boolean endsTaker = mode != SelfTradePrevention.EXPIRE_MAKER;
        boolean endsMaker = mode != SelfTradePrevention.EXPIRE_TAKER;
        long takerLoses = endsTaker ? taker.wanted(price, step) : 0;
        long makerLoses = endsMaker ? maker.left() : 0;
        if (mode == SelfTradePrevention.DECREMENT) {
            takerLoses = Math.min(takerLoses, makerLoses);
            makerLoses = takerLoses;
            endsTaker = takerLoses == taker.wanted(price, step);
            endsMaker = makerLoses == maker.left();
        }
        if (mode == SelfTradePrevention.DECREMENT && !endsMaker) {
            lose(level, maker, makerLoses);
        } else if (endsMaker) {
            remove(maker);
            maker.take(price, makerLoses);
        }
        taker.take(price, takerLoses);
        events.prevented(taker, maker, price, takerLoses, makerLoses);
        if (endsMaker) {
            events.expired(maker, EndReason.SELF_TRADE);
            endPartner(maker);
        } else if (makerLoses > 0) {
            events.level(maker.isBuy(), price, level.visible);
        }
        if (endsTaker) {
            events.expired(taker, EndReason.SELF_TRADE);
            endPartner(taker);
        }
        return !endsTaker;
    }

    /** Makes a resting order smaller where it lies. */
    private static void lose(Level level, BookOrder maker, long quantity) {
        long shown = maker.visible;
        maker.take(level.price, quantity);
        maker.visible = Math.min(shown, maker.left());
        level.visible -= shown - maker.visible;
    }

    /** Lets rest what may, and ends what may not. */
    private void end(BookOrder taker) {
        if (!taker.mayRest()) {
            events.expired(taker, EndReason.NO_LIQUIDITY);
            return;
        }
        taker.place = Place.RESTING;
        taker.show();
        Level level = side(taker.isBuy()).at(taker.limit());
        level.append(taker);
        events.rested(taker);
        events.level(taker.isBuy(), level.price, level.visible);
    }

    private void endPartner(BookOrder order) {
        BookOrder partner = order.other();
        if (partner != null) {
            order.unpair();
            remove(partner);
            events.expired(partner, EndReason.CONTINGENT);
        }
    }

    private void remove(BookOrder order) {
        switch (order.place) {
            case RESTING -> {
                Level level = order.level;
                side(order.isBuy()).remove(order);
                if (level != null) {
                    events.level(order.isBuy(), level.price, level.visible);
                }
            }
            case WAITING -> waiting(order).remove(order);
            case TRAILING -> trailing.remove(order);
            case TRIGGERED -> triggered.remove(order);
            case OUTSIDE -> {}
        }
        order.place = Place.OUTSIDE;
    }

    /** Lines up what a trade at this price triggers. */
    private void reach(long price) {
        for (Level next = rising.best();
                next != null && next.price <= price;
                next = rising.best()) {
            reach(rising, next, price);
        }
        for (Level next = falling.best();
                next != null && next.price >= price;
                next = falling.best()) {
            reach(falling, next, price);
        }
        BookOrder order = trailing.first;
        while (order != null) {
            BookOrder after = order.next;
            if (order.isTrailedBy(price)) {
                trailing.remove(order);
                lineUp(order);
            }
            order = after;
        }
    }

    private void reach(Ladder ladder, Level level, long price) {
        BookOrder order = level.first;
        if (order == null) {
            throw new IllegalStateException("An empty level waits for its price.");
        }
        ladder.remove(order);
        if (order.trail() > 0) {
            trail(order, price);
        } else {
            lineUp(order);
        }
    }

    private void trail(BookOrder order, long price) {
        order.place = Place.TRAILING;
        order.follow(price);
        trailing.append(order);
    }

    private void lineUp(BookOrder order) {
        order.place = Place.TRIGGERED;
        triggered.append(order);
    }

    private void runTriggered() {
        for (BookOrder order = triggered.first; order != null; order = triggered.first) {
            triggered.remove(order);
            order.place = Place.OUTSIDE;
            events.triggered(order);
            endPartner(order);
            if (events.admits(order)) {
                match(order);
            }
        }
    }

    private Ladder side(boolean buy) {
        return buy ? bids : asks;
    }

    private Ladder waiting(BookOrder order) {
        return order.stopsAbove() ? rising : falling;
    }

    private static long priceOf(@Nullable Level level) {
        return level == null ? 0 : level.price;
    }
}
