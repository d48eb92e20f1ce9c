package dev.tradekeep.venue.binance.market;

import dev.tradekeep.venue.account.MarketSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** A stream of market data, and who hears it. Events come one at a time. */
abstract class Feed {
    private final String name;
    private final List<MarketSink> sinks = new CopyOnWriteArrayList<>();

    /**
     * @param name Binance's, such as {@code btcusdt@trade}
     */
    Feed(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(MarketSink sink) {
        sinks.add(sink);
    }

    /** Takes a sink away; whether nobody is left. */
    boolean remove(MarketSink sink) {
        sinks.remove(sink);
        return sinks.isEmpty();
    }

    void tell(Consumer<MarketSink> news) {
        sinks.forEach(news);
    }

    /** There is a connection, and this was subscribed to. */
    void opened() {}

    /** There is no connection. */
    void lost(String reason) {
        tell(sink -> sink.stale(reason));
    }

    /**
     * Reads an event and tells it.
     *
     * @param event an object that has begun
     */
    abstract void read(JsonParser event);
}
