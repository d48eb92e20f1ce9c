package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueTrade;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Fields.Unreadable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Streams whose events stand alone. */
final class EventFeeds {
    private EventFeeds() {}

    /** Every trade. */
    static Feed trades(String name) {
        return new Feed(name) {
            @Override
            void read(JsonParser event) {
                Fields trade = fields(event);
                VenueTrade heard =
                        new VenueTrade(
                                trade.text("t"),
                                trade.decimal("p"),
                                trade.decimal("q"),
                                trade.flag("m") ? Side.SELL : Side.BUY,
                                trade.time("T"));
                tell(sink -> sink.trade(heard));
            }
        };
    }

    /** Candles. */
    static Feed candles(String name) {
        return new Feed(name) {
            @Override
            void read(JsonParser event) {
                Fields candle = fields(event).object("k");
                VenueCandle heard =
                        new VenueCandle(
                                candle.time("t"),
                                candle.decimal("o"),
                                candle.decimal("h"),
                                candle.decimal("l"),
                                candle.decimal("c"),
                                candle.decimal("v"));
                boolean closed = candle.flag("x");
                tell(sink -> sink.candle(heard, closed));
            }
        };
    }

    /**
     * The best prices, which Binance tells without a time.
     *
     * @param clock ours, UTC microseconds
     */
    static Feed top(String name, LongSupplier clock) {
        return new Feed(name) {
            @Override
            void read(JsonParser event) {
                String[] texts = new String[4];
                for (String field = event.nextName(); field != null; field = event.nextName()) {
                    JsonToken value = event.nextToken();
                    switch (field) {
                        case "b" -> texts[0] = event.getString();
                        case "B" -> texts[1] = event.getString();
                        case "a" -> texts[2] = event.getString();
                        case "A" -> texts[3] = event.getString();
                        default -> {
                            if (value.isStructStart()) {
                                event.skipChildren();
                            }
                        }
                    }
                }
                BookTop heard =
                        new BookTop(
                                number(texts[0]),
                                number(texts[1]),
                                number(texts[2]),
                                number(texts[3]),
                                clock.getAsLong());
                tell(sink -> sink.top(heard));
            }
        };
    }

    private static Decimal number(@Nullable String text) {
        if (text == null) {
            throw new Unreadable("a price is missing");
        }
        return Decimal.parse(text);
    }

    private static Fields fields(JsonParser event) {
        JsonNode node = event.readValueAsTree();
        return new Fields(node);
    }
}
