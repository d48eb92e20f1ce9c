package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.binance.market.LocalBook.Applied;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An order book that is kept whole, as Binance's documents say: changes are kept while a snapshot
 * is read; those that it has are left out, the others must follow it without a gap. A gap, or a
 * book that is crossed, is told as stale before anything else, and begins from a snapshot again.
 */
final class BookFeed extends Feed {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final int LEVELS = 1_000;
    private static final int WEIGHT = 50;

    /** So many changes are kept; more say that no snapshot comes. */
    private static final int KEPT_MAX = 10_000;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Network network;
    private final BinanceRest rest;
    private final String symbol;
    private final Backoff pauses;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final LocalBook book = new LocalBook();
    private final DepthChange change = new DepthChange();
    private final List<DepthChange> kept = new ArrayList<>();
    private boolean live;
    private boolean told;
    private long bid;
    private long bidQuantity;
    private long ask;
    private long askQuantity;

    /** Counts beginnings: a snapshot for an earlier one is too old. */
    private long beginning;

    BookFeed(Network network, BinanceRest rest, String name, String symbol) {
        super(name);
        this.network = network;
        this.rest = rest;
        this.symbol = symbol;
        pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
    }

    @Override
    void opened() {
        lock.lock();
        try {
            begin();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void lost(String reason) {
        lock.lock();
        try {
            beginning++;
            live = false;
            kept.clear();
        } finally {
            lock.unlock();
        }
        super.lost(reason);
    }

    /** Who comes later hears the best prices at once. */
    @Override
    void add(MarketSink sink) {
        lock.lock();
        try {
            super.add(sink);
            if (live && book.hasBoth()) {
                sink.top(book.top(network.now()));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void read(JsonParser event) {
        lock.lock();
        try {
            change.read(event);
            if (live) {
                follow(book.apply(change));
            } else {
                keep();
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        if (kept.size() == KEPT_MAX) {
            kept.clear();
        }
        kept.add(change.copy());
    }

    private void follow(Applied applied) {
        switch (applied) {
            case DONE -> tellTop();
            case OLD -> {}
            case GAP -> again("Changes of the order book of " + symbol + " are missing.");
            case CROSSED -> again("The order book of " + symbol + " is crossed.");
        }
    }

    private void again(String reason) {
        tell(sink -> sink.stale(reason));
        begin();
    }

    private void begin() {
        beginning++;
        live = false;
        told = false;
        kept.clear();
        long number = beginning;
        network.run(() -> snapshot(number));
    }

    private boolean isCurrent(long number) {
        lock.lock();
        try {
            return beginning == number && !live;
        } finally {
            lock.unlock();
        }
    }

    private void snapshot(long number) {
        if (!isCurrent(number)) {
            return;
        }
        boolean done = false;
        try {
            Params params = new Params().put("symbol", symbol).put("limit", LEVELS);
            byte[] body = rest.ask(Lane.DATA, WEIGHT, "/api/v3/depth", params).body();
            DepthChange levels = new DepthChange();
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    levels.read(parser);
                    done = start(number, levels);
                }
            }
        } catch (VenueException | JacksonException | Fields.Unreadable | TradekeepException e) {
            String reason = "No snapshot of " + symbol + ": " + e.getMessage();
            tell(sink -> sink.stale(reason));
        } finally {
            if (!done) {
                var _ = network.later(pauses.next(), () -> snapshot(number));
            }
        }
    }

    /** Whether the book goes on from a snapshot, or nobody wants it any more. */
    private boolean start(long number, DepthChange levels) {
        lock.lock();
        try {
            if (beginning != number || live) {
                return true;
            }
            book.begin(levels.lastId());
            levels.applyTo(book);
            for (DepthChange later : kept) {
                Applied applied = book.apply(later);
                if (applied == Applied.GAP || applied == Applied.CROSSED) {
                    return false;
                }
            }
            kept.clear();
            live = true;
            pauses.reset();
            tellTop();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void tellTop() {
        if (!book.hasBoth()) {
            return;
        }
        if (told && book.isTop(bid, bidQuantity, ask, askQuantity)) {
            return;
        }
        told = true;
        bid = book.bid();
        bidQuantity = book.bidQuantity();
        ask = book.ask();
        askQuantity = book.askQuantity();
        BookTop top = book.top(network.now());
        tell(sink -> sink.top(top));
    }
}
