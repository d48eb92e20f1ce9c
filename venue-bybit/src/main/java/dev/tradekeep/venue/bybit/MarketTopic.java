package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One topic of the public stream, and those who listen to it. */
final class MarketTopic {
    /** How many levels of a side an order book that is kept whole has. */
    private static final int DEPTH = 200;

    /** Whole order books of quiet markets change seldom, candles are told within a minute. */
    private static final int BOOK_SILENCE = 6;

    private static final int CANDLE_SILENCE = 9;

    private final String name;

    /** As many times the silence of best prices it may be silent; 0 for how long it likes. */
    private final int patience;

    private final List<MarketSink> sinks = new CopyOnWriteArrayList<>();
    private final @Nullable DepthBook book;
    private @Nullable BookTop last;
    private volatile long heardAt = System.nanoTime();

    private MarketTopic(String name, int patience) {
        this.name = name;
        this.patience = patience;
        book = name.startsWith("orderbook") ? new DepthBook() : null;
    }

    /**
     * The topic of a channel.
     *
     * @return null when Bybit has no candles of the interval
     */
    static @Nullable MarketTopic of(String symbol, MarketChannel channel) {
        return switch (channel) {
            case MarketChannel.Candles(var interval) -> {
                String kline = KlineName.of(interval);
                yield kline == null
                        ? null
                        : new MarketTopic("kline." + kline + "." + symbol, CANDLE_SILENCE);
            }
            case MarketChannel.Trades() -> new MarketTopic("publicTrade." + symbol, 0);
            case MarketChannel.Top() -> new MarketTopic("orderbook.1." + symbol, 1);
            case MarketChannel.Book() ->
                    new MarketTopic("orderbook." + DEPTH + "." + symbol, BOOK_SILENCE);
        };
    }

    String name() {
        return name;
    }

    /** Whether it begins with a snapshot that the rest depends on. */
    boolean isBook() {
        return book != null;
    }

    /** Whether it has said nothing for too long, {@link System#nanoTime}. */
    boolean isSilent(long now, Duration silence) {
        return patience > 0 && now - heardAt > patience * silence.toNanos();
    }

    /** It is listened to from now on. */
    void begin() {
        heardAt = System.nanoTime();
    }

    void add(MarketSink sink) {
        sinks.add(sink);
    }

    void remove(MarketSink sink) {
        sinks.remove(sink);
    }

    boolean isIdle() {
        return sinks.isEmpty();
    }

    /** What was heard last may not hold any more. */
    void stale(String reason) {
        if (book != null) {
            book.clear();
            last = null;
        }
        sinks.forEach(sink -> sink.stale(reason));
    }

    /**
     * Takes a message.
     *
     * @param lost told when the book is worth nothing and must be asked for anew, with the reason
     * @throws IllegalArgumentException when something cannot be read
     */
    void hear(JsonNode message, Consumer<String> lost) {
        heardAt = System.nanoTime();
        JsonNode data = message.path("data");
        if (book != null) {
            heardBook(book, message, lost);
        } else if (name.startsWith("kline")) {
            data.forEach(this::candle);
        } else {
            data.forEach(this::trade);
        }
    }

    private void heardBook(DepthBook kept, JsonNode message, Consumer<String> lost) {
        boolean snapshot = Fields.text(message, "type").equals("snapshot");
        switch (kept.apply(snapshot, message.path("data"))) {
            case APPLIED -> {
                long at = Fields.whole(message, "ts") * Micros.PER_MILLISECOND;
                BookTop top = kept.top(at);
                if (top != null && (snapshot || isOther(top))) {
                    last = top;
                    sinks.forEach(sink -> sink.top(top));
                }
            }
            case IGNORED -> {}
            case GAP -> lost.accept("Changes of the order book are missing.");
            case CROSSED -> lost.accept("The order book is crossed.");
        }
    }

    private boolean isOther(BookTop top) {
        BookTop before = last;
        return before == null
                || !before.bid().equals(top.bid())
                || !before.ask().equals(top.ask())
                || !before.bidQuantity().equals(top.bidQuantity())
                || !before.askQuantity().equals(top.askQuantity());
    }

    private void candle(JsonNode row) {
        VenueCandle candle =
                new VenueCandle(
                        Fields.time(row, "start"),
                        number(row, "open"),
                        number(row, "high"),
                        number(row, "low"),
                        number(row, "close"),
                        number(row, "volume"));
        boolean closed = row.path("confirm").asBoolean(false);
        sinks.forEach(sink -> sink.candle(candle, closed));
    }

    private void trade(JsonNode row) {
        VenueTrade trade =
                new VenueTrade(
                        Fields.text(row, "i"),
                        number(row, "p"),
                        number(row, "v"),
                        Fields.side(row, "S"),
                        Fields.time(row, "T"));
        sinks.forEach(sink -> sink.trade(trade));
    }

    private static Decimal number(JsonNode row, String name) {
        return Fields.fit(new BigDecimal(Fields.text(row, name)));
    }
}
