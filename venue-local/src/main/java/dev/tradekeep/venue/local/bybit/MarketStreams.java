package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trades, candles and tickers as streams: trades when a request is done, the rest by the clock.
 * Used under the lock of the exchange.
 */
final class MarketStreams {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long TICKER_MICROS = 100_000;

    /** One stream, and who hears it. */
    private static final class Channel {
        private final Topic topic;
        private final Set<PublicSession> sessions = new LinkedHashSet<>();
        private long toldMicros;
        private long openMillis = -1;
        private boolean traded;

        Channel(Topic topic) {
            this.topic = topic;
        }

        void tell(Json json) {
            String text = json.toString();
            sessions.forEach(session -> session.deliver(topic.market().name(), text));
        }
    }

    private final BybitVenue venue;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<SpotMarket, List<PublicTrade>> trades = new HashMap<>();

    MarketStreams(BybitVenue venue) {
        this.venue = venue;
    }

    void subscribe(PublicSession session, Topic topic) {
        Channel channel = channels.computeIfAbsent(topic.name(), key -> new Channel(topic));
        channel.sessions.add(session);
        if (topic.kind() == Topic.Kind.TICKER) {
            session.deliver(topic.market().name(), ticker(channel).toString());
        }
    }

    void unsubscribe(PublicSession session, String name) {
        Channel channel = channels.get(name);
        if (channel != null && channel.sessions.remove(session) && channel.sessions.isEmpty()) {
            channels.remove(name);
        }
    }

    void traded(SpotMarket market, PublicTrade trade) {
        if (!channels.isEmpty()) {
            trades.computeIfAbsent(market, key -> new ArrayList<>()).add(trade);
        }
    }

    /** Tells the trades of a request that is done. */
    void settled() {
        if (trades.isEmpty()) {
            return;
        }
        for (Channel channel : channels.values()) {
            List<PublicTrade> done = trades.get(channel.topic.market());
            if (done != null) {
                channel.traded = true;
                if (channel.topic.kind() == Topic.Kind.TRADES) {
                    channel.tell(trades(channel, done));
                }
            }
        }
        trades.clear();
    }

    private Json trades(Channel channel, List<PublicTrade> done) {
        String symbol = channel.topic.market().name();
        Json json = begin(channel).array("data");
        for (PublicTrade trade : done) {
            json.object().put("T", trade.timeMicros() / 1_000).put("s", symbol);
            json.put("S", OrderText.side(!trade.buyerIsMaker()));
            json.number("v", trade.quantity()).number("p", trade.price());
            json.put("i", Long.toString(trade.id())).put("BT", false).put("RPI", false);
            json.put("seq", trade.id()).end();
        }
        return json.endArray().end();
    }

    private Json begin(Channel channel) {
        Json json = new Json().object().put("topic", channel.topic.name());
        return json.put("ts", venue.exchange().now() / 1_000).put("type", "snapshot");
    }

    /** Tells candles and tickers that are due. */
    void tick(long nowMicros) {
        for (Channel channel : channels.values()) {
            KlineInterval interval = channel.topic.interval();
            if (interval != null) {
                candle(channel, interval, nowMicros);
            } else if (channel.topic.kind() == Topic.Kind.TICKER
                    && channel.traded
                    && nowMicros - channel.toldMicros >= TICKER_MICROS) {
                channel.traded = false;
                channel.toldMicros = nowMicros;
                channel.tell(ticker(channel));
            }
        }
    }

    private Json ticker(Channel channel) {
        Json json = begin(channel).put("cs", channel.topic.market().updateId()).object("data");
        Ticker.of(venue, channel.topic.market()).write(json, false);
        return json.end().end();
    }

    /** Tells the open candle when it changes, once a second at most, and how it ended. */
    private void candle(Channel channel, KlineInterval interval, long nowMicros) {
        if (nowMicros - channel.toldMicros < SECOND_MICROS
                && interval.openOf(nowMicros / 1_000, 0) == channel.openMillis) {
            return;
        }
        channel.toldMicros = nowMicros;
        CandleStore candles = venue.candles(channel.topic.market());
        Kline open = candles.open(interval);
        long before = channel.openMillis;
        channel.openMillis = open.openMillis();
        if (before != -1 && before != open.openMillis()) {
            channel.tell(candle(channel, interval, candles.at(interval, before), true));
        }
        channel.tell(candle(channel, interval, open, false));
    }

    private Json candle(Channel channel, KlineInterval interval, Kline candle, boolean confirm) {
        long end = interval.next(candle.openMillis(), 0) - 1;
        Json json = begin(channel).array("data").object();
        json.put("start", candle.openMillis()).put("end", end);
        json.put("interval", channel.topic.detail()).number("open", candle.open());
        json.number("close", candle.close()).number("high", candle.high());
        json.number("low", candle.low()).number("volume", candle.volume());
        json.number("turnover", candle.quoteVolume()).put("confirm", confirm);
        return json.put("timestamp", venue.exchange().now() / 1_000).end().endArray().end();
    }
}
