package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Books as streams: a snapshot, then what changed, frame by frame. Whoever applies every change has
 * what REST shows at the same frame. A stream of the best prices alone tells them whole each time.
 * Used under the lock of the exchange.
 */
final class BookStreams {
    /** How many prices of each side a stream may have. */
    static final Set<String> DEPTHS = Set.of("1", "50", "200", "1000");

    private static final long REPEAT_MICROS = 3_000_000;

    /** The book of one symbol to one depth, as it was told last. */
    private static final class Channel {
        private final String topic;
        private final int depth;
        private final Set<PublicSession> sessions = new LinkedHashSet<>();
        private BookSide bids = BookSide.NO_BIDS;
        private BookSide asks = BookSide.NO_ASKS;
        private long toldMicros;

        Channel(String topic, int depth) {
            this.topic = topic;
            this.depth = depth;
        }
    }

    private static final class Book {
        private final Map<Integer, Channel> channels = new TreeMap<>();
        private boolean changed = true;
        private long changedMicros;
        private BookFrame frame;

        Book(BookFrame frame) {
            this.frame = frame;
        }
    }

    private final BybitVenue venue;
    private final Map<SpotMarket, Book> books = new HashMap<>();

    BookStreams(BybitVenue venue) {
        this.venue = venue;
    }

    /** The frame of a book as it is now; it is told first if it is a new one. */
    BookFrame frame(SpotMarket market) {
        Book book = book(market);
        flush(market, book);
        return book.frame;
    }

    private Book book(SpotMarket market) {
        return books.computeIfAbsent(market, key -> new Book(new BookFrame(key.updateId(), 0)));
    }

    /** Something in a book is not what it was. */
    void changed(SpotMarket market, long timeMicros) {
        Book book = book(market);
        book.changed = true;
        book.changedMicros = timeMicros;
    }

    void subscribe(PublicSession session, SpotMarket market, int depth, String topic) {
        Book book = book(market);
        flush(market, book);
        Channel channel = book.channels.computeIfAbsent(depth, key -> new Channel(topic, depth));
        if (channel.sessions.isEmpty()) {
            look(channel, market);
            channel.toldMicros = venue.exchange().now();
        }
        channel.sessions.add(session);
        session.deliver(market.name(), snapshot(channel, market, book));
    }

    void unsubscribe(PublicSession session, SpotMarket market, int depth) {
        Channel channel = book(market).channels.get(depth);
        if (channel != null) {
            channel.sessions.remove(session);
        }
    }

    /** Tells what has changed since this was called last. */
    void tick() {
        books.forEach(this::flush);
        long now = venue.exchange().now();
        books.forEach((market, book) -> {
            Channel best = book.channels.get(1);
            if (best != null && !best.sessions.isEmpty() && now - best.toldMicros > REPEAT_MICROS) {
                tell(best, market, snapshot(best, market, book));
            }
        });
    }

    private void flush(SpotMarket market, Book book) {
        if (!book.changed) {
            return;
        }
        book.changed = false;
        book.frame = new BookFrame(book.frame.number() + 1, book.changedMicros);
        for (Channel channel : book.channels.values()) {
            if (!channel.sessions.isEmpty()) {
                BookSide bids = channel.bids;
                BookSide asks = channel.asks;
                look(channel, market);
                if (channel.depth > 1) {
                    tell(channel, market, delta(channel, market, book, bids, asks));
                } else if (channel.bids.differsFrom(bids) || channel.asks.differsFrom(asks)) {
                    tell(channel, market, snapshot(channel, market, book));
                }
            }
        }
    }

    private static void look(Channel channel, SpotMarket market) {
        channel.bids = BookSide.of(market.engine(), true, channel.depth);
        channel.asks = BookSide.of(market.engine(), false, channel.depth);
    }

    private void tell(Channel channel, SpotMarket market, String message) {
        channel.toldMicros = venue.exchange().now();
        FaultDesk faults = venue.faults();
        if (!faults.isIdle() && faults.strikes(FaultKind.BOOK_GAP, Target.market(market.name()))) {
            return;
        }
        channel.sessions.forEach(session -> session.deliver(market.name(), message));
    }

    private String snapshot(Channel channel, SpotMarket market, Book book) {
        Json json = begin(channel, market, "snapshot");
        channel.bids.write(json, "b");
        channel.asks.write(json, "a");
        return end(json, book);
    }

    private String delta(
            Channel channel, SpotMarket market, Book book, BookSide bids, BookSide asks) {
        Json json = begin(channel, market, "delta");
        channel.bids.writeChanges(json, "b", bids);
        channel.asks.writeChanges(json, "a", asks);
        return end(json, book);
    }

    private Json begin(Channel channel, SpotMarket market, String type) {
        Json json = new Json().object().put("topic", channel.topic);
        json.put("ts", venue.exchange().now() / 1_000).put("type", type);
        return json.object("data").put("s", market.name());
    }

    private static String end(Json json, Book book) {
        json.put("u", book.frame.number()).put("seq", book.frame.number()).end();
        return json.put("cts", book.frame.timeMicros() / 1_000).end().toString();
    }
}
