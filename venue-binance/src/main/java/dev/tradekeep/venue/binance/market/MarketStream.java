package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.SocketKeeper;
import dev.tradekeep.venue.net.SocketListener;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection for all market data. It is made when somebody subscribes, and subscribes anew
 * after each loss. Thread-safe.
 */
final class MarketStream implements SocketListener, AutoCloseable {
    /** So many streams are named in one message. */
    private static final int NAMED_MAX = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Network network;
    private final BinanceTimings timings;
    private final SocketKeeper keeper;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private boolean begun;
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile long heardNanos;

    MarketStream(Network network, MarketSettings settings, BinanceTimings timings) {
        this.network = network;
        this.timings = timings;
        URI address = settings.addresses().marketStream();
        keeper =
                new SocketKeeper(
                        network, timings.sockets(), () -> address, this, settings.budget());
    }

    /** Lets a sink hear a stream, which is made when it is the first. */
    void add(String name, MarketSink sink, Supplier<Feed> maker) {
        Feed feed;
        boolean isNew;
        boolean isFirst;
        synchronized (feeds) {
            feed = feeds.get(name);
            isNew = feed == null;
            if (feed == null) {
                feed = maker.get();
                feeds.put(name, feed);
            }
            isFirst = !begun;
            begun = true;
        }
        feed.add(sink);
        if (isFirst) {
            keeper.open();
            watch();
        } else if (isNew && connected) {
            subscribe(List.of(feed));
        }
    }

    void remove(String name, MarketSink sink) {
        boolean last;
        synchronized (feeds) {
            Feed feed = feeds.get(name);
            last = feed != null && feed.remove(sink);
            if (last) {
                feeds.remove(name);
            }
        }
        if (last && connected) {
            ask("UNSUBSCRIBE", "\"" + name + "\"");
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.close();
    }

    @Override
    public void opened() {
        connected = true;
        heardNanos = System.nanoTime();
        subscribe(feeds());
    }

    private List<Feed> feeds() {
        synchronized (feeds) {
            return new ArrayList<>(feeds.values());
        }
    }

    private void subscribe(List<Feed> wanted) {
        for (int from = 0; from < wanted.size(); from += NAMED_MAX) {
            ask(
                    "SUBSCRIBE",
                    wanted.subList(from, Math.min(wanted.size(), from + NAMED_MAX)).stream()
                            .map(feed -> "\"" + feed.name() + "\"")
                            .collect(Collectors.joining(",")));
        }
        wanted.forEach(Feed::opened);
    }

    private void ask(String method, String names) {
        boolean _ =
                keeper.send(
                        "{\"method\":\""
                                + method
                                + "\",\"params\":["
                                + names
                                + "],\"id\":"
                                + ids.incrementAndGet()
                                + "}");
    }

    @Override
    public void text(String message) {
        heardNanos = System.nanoTime();
        try (JsonParser parser = MAPPER.createParser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Fields.Unreadable("wanted an object");
            }
            read(parser);
        } catch (JacksonException | Fields.Unreadable | TradekeepException e) {
            keeper.drop("Market data cannot be read: " + e.getMessage());
        }
    }

    private void read(JsonParser parser) {
        Feed feed = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("stream")) {
                feed = find(parser.getString());
            } else if (name.equals("data") && feed != null && value == JsonToken.START_OBJECT) {
                feed.read(parser);
            } else if (name.equals("error")) {
                throw new Fields.Unreadable("the exchange refuses a subscription");
            } else if (name.equals("e") && parser.getString().equals("serverShutdown")) {
                throw new Fields.Unreadable("the exchange goes down");
            } else {
                parser.skipChildren();
            }
        }
    }

    private @Nullable Feed find(String name) {
        synchronized (feeds) {
            return feeds.get(name);
        }
    }

    @Override
    public void closed(String reason) {
        connected = false;
        feeds().forEach(feed -> feed.lost(reason));
    }

    /** A connection that answers pings and tells nothing is dead, too. */
    private void watch() {
        if (closed) {
            return;
        }
        long silence = System.nanoTime() - heardNanos;
        if (connected && silence > timings.silenceMax().toNanos() && !feeds().isEmpty()) {
            keeper.drop("No market data came for " + timings.silenceMax() + ".");
        }
        var _ = network.later(timings.silenceMax().dividedBy(2), this::watch);
    }
}
