package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All streams of market data that somebody hears: trades and best prices at once, the rest by the
 * clock. Used under the lock of the exchange.
 */
final class MarketStreams {
    private static final long SECOND_MICROS = 1_000_000;
    private static final String FAST = "@100ms";

    /** The best prices as they were told last. */
    private record Best(long bid, long bidQuantity, long ask, long askQuantity) {}

    private final BinanceVenue venue;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<SpotMarket, List<Channel>> byMarket = new HashMap<>();
    private final Map<SpotMarket, Best> best = new HashMap<>();
    private final Set<SpotMarket> moved = new LinkedHashSet<>();
    private long lastSecond;

    MarketStreams(BinanceVenue venue) {
        this.venue = venue;
    }

    void subscribe(MarketSession session, String name) {
        Channel channel = channels.computeIfAbsent(name, this::make);
        if (channel.sessions().isEmpty()) {
            SpotMarket market = channel.market();
            if (market != null) {
                channel.delta().begin(market.updateId() + 1);
                byMarket.computeIfAbsent(market, key -> new ArrayList<>()).add(channel);
            }
        }
        channel.sessions().add(session);
    }

    void unsubscribe(MarketSession session, String name) {
        Channel channel = channels.get(name);
        if (channel == null || !channel.sessions().remove(session)) {
            return;
        }
        if (channel.sessions().isEmpty()) {
            channels.remove(name);
            byMarket.values().forEach(list -> list.remove(channel));
        }
    }

    private Channel make(String name) {
        int at = name.indexOf('@');
        String kind = at == -1 ? "" : name.substring(at + 1);
        boolean fast = kind.endsWith(FAST);
        if (fast) {
            kind = kind.substring(0, kind.length() - FAST.length());
        } else if (kind.endsWith("@1000ms")) {
            kind = kind.substring(0, kind.length() - "@1000ms".length());
        }
        if (name.startsWith("!")) {
            String every = name.substring(0, at == -1 ? name.length() : at);
            return new Channel(name, null, every, fast, null, venue.faults());
        }
        SpotMarket market = at == -1 ? null : market(name.substring(0, at));
        KlineInterval interval =
                kind.startsWith("kline_")
                        ? KlineInterval.of(kind.substring("kline_".length())).orElse(null)
                        : null;
        return new Channel(
                name, market, interval == null ? kind : "kline", fast, interval, venue.faults());
    }

    private @Nullable SpotMarket market(String lowerCase) {
        try {
            return venue.exchange().market(lowerCase.toUpperCase(Locale.ROOT));
        } catch (Refusal unknown) {
            return null;
        }
    }

    private List<Channel> of(SpotMarket market) {
        return byMarket.getOrDefault(market, List.of());
    }

    void traded(SpotMarket market, PublicTrade trade) {
        for (Channel channel : of(market)) {
            if (channel.kind().equals("trade")) {
                channel.send(unit -> trade(market, trade, unit));
            }
        }
    }

    private Json trade(SpotMarket market, PublicTrade trade, long unit) {
        Json json = new Json().object().put("e", "trade");
        json.put("E", venue.exchange().now() / unit).put("s", market.name());
        json.put("t", trade.id()).amount("p", trade.price()).amount("q", trade.quantity());
        json.put("T", trade.timeMicros() / unit).put("m", trade.buyerIsMaker());
        return json.put("M", true).end();
    }

    void aggregated(SpotMarket market, AggregateTrade trade) {
        for (Channel channel : of(market)) {
            if (channel.kind().equals("aggTrade")) {
                channel.send(unit -> aggregate(market, trade, unit));
            }
        }
    }

    private Json aggregate(SpotMarket market, AggregateTrade trade, long unit) {
        Json json = new Json().object().put("e", "aggTrade");
        json.put("E", venue.exchange().now() / unit).put("s", market.name());
        json.put("a", trade.id()).amount("p", trade.price()).amount("q", trade.quantity());
        json.put("f", trade.firstId()).put("l", trade.lastId());
        json.put("T", trade.timeMicros() / unit).put("m", trade.buyerIsMaker());
        return json.put("M", true).end();
    }

    void level(SpotMarket market, boolean buy, long price, long quantity) {
        moved.add(market);
        for (Channel channel : of(market)) {
            if (channel.kind().equals("depth")) {
                channel.delta().change(buy, price, quantity);
            }
        }
    }

    /** Tells the best prices where they have changed. */
    void settled() {
        for (SpotMarket market : moved) {
            for (Channel channel : of(market)) {
                if (channel.kind().equals("bookTicker")) {
                    bestPrices(market, channel);
                    break;
                }
            }
        }
        moved.clear();
    }

    private void bestPrices(SpotMarket market, Channel channel) {
        MatchingEngine book = market.engine();
        Best now =
                new Best(
                        book.bestBid(),
                        book.levels(true) == 0 ? 0 : book.visible(true, 0),
                        book.bestAsk(),
                        book.levels(false) == 0 ? 0 : book.visible(false, 0));
        if (now.equals(best.put(market, now))) {
            return;
        }
        channel.send(unit -> {
            Json json = new Json().object().put("u", market.updateId());
            json.put("s", market.name()).amount("b", now.bid());
            json.amount("B", now.bidQuantity()).amount("a", now.ask());
            return json.amount("A", now.askQuantity()).end();
        });
    }

    /** Tells what is told ten times a second, and once a second the rest. */
    void tick(long nowMicros) {
        boolean second = nowMicros / SECOND_MICROS != lastSecond;
        lastSecond = nowMicros / SECOND_MICROS;
        for (Channel channel : List.copyOf(channels.values())) {
            SpotMarket market = channel.market();
            if (market == null) {
                if (second) {
                    everyMarket(channel);
                }
            } else if (channel.interval() != null) {
                candle(channel, market, channel.interval(), nowMicros, second);
            } else if (second || channel.isFast()) {
                paced(channel, market, nowMicros);
            }
        }
    }

    private void everyMarket(Channel channel) {
        boolean mini = channel.kind().equals("!miniTicker");
        if (!mini && !channel.kind().equals("!ticker")) {
            return;
        }
        channel.send(unit -> {
            Json json = new Json().array();
            for (SpotMarket market : venue.exchange().markets()) {
                TickerJson ticker = TickerJson.day(venue, market);
                if (mini) {
                    ticker.miniEvent(json, unit);
                } else {
                    ticker.event(json, unit);
                }
            }
            return json.endArray();
        });
    }

    private void paced(Channel channel, SpotMarket market, long nowMicros) {
        switch (channel.kind()) {
            case "depth" -> {
                DepthDelta delta = channel.delta();
                if (!delta.isEmpty()) {
                    if (!isLeftOut(market)) {
                        channel.send(unit -> {
                            Json json = new Json();
                            delta.write(json, market.name(), nowMicros / unit, market.updateId());
                            return json;
                        });
                    }
                    delta.begin(market.updateId() + 1);
                }
            }
            case "depth5" -> part(channel, market, 5);
            case "depth10" -> part(channel, market, 10);
            case "depth20" -> part(channel, market, 20);
            case "ticker" ->
                    channel.send(unit -> {
                        Json json = new Json();
                        TickerJson.day(venue, market).event(json, unit);
                        return json;
                    });
            case "miniTicker" ->
                    channel.send(unit -> {
                        Json json = new Json();
                        TickerJson.day(venue, market).miniEvent(json, unit);
                        return json;
                    });
            case "avgPrice" -> channel.send(unit -> average(market, nowMicros, unit));
            default -> {
                // Told at once, or a stream that does not exist.
            }
        }
    }

    private boolean isLeftOut(SpotMarket market) {
        FaultDesk faults = venue.faults();
        return !faults.isIdle() && faults.strikes(FaultKind.BOOK_GAP, Target.market(market.name()));
    }

    private static void part(Channel channel, SpotMarket market, int levels) {
        if (!channel.moves(market.updateId())) {
            return;
        }
        channel.send(unit -> {
            Json json = new Json().object().put("lastUpdateId", market.updateId());
            MarketEndpoints.depth(json, "bids", market.engine(), true, levels);
            MarketEndpoints.depth(json, "asks", market.engine(), false, levels);
            return json.end();
        });
    }

    private static Json average(SpotMarket market, long nowMicros, long unit) {
        List<PublicTrade> trades = market.tape().trades();
        long last = trades.isEmpty() ? nowMicros : trades.getLast().timeMicros();
        Json json = new Json().object().put("e", "avgPrice").put("E", nowMicros / unit);
        json.put("s", market.name()).put("i", market.rules().avgMinutes() + "m");
        json.amount("w", market.averagePrice(nowMicros));
        return json.put("T", last / unit).end();
    }

    /** Tells the open candle once a second, and at its end its final state before the next one. */
    private void candle(
            Channel channel,
            SpotMarket market,
            KlineInterval interval,
            long nowMicros,
            boolean second) {
        CandleStore candles = venue.candles(market);
        Kline open = candles.open(interval);
        long last = channel.lastOpen();
        boolean begins = last != -1 && open.openMillis() != last;
        channel.lastOpen(open.openMillis());
        if (begins) {
            send(channel, market, interval, candles.at(interval, last), nowMicros, true);
        }
        if (begins || second) {
            send(channel, market, interval, open, nowMicros, false);
        }
    }

    private static void send(
            Channel channel,
            SpotMarket market,
            KlineInterval interval,
            Kline candle,
            long nowMicros,
            boolean closed) {
        channel.send(unit -> {
            long closes = interval.next(candle.openMillis(), 0);
            Json json = new Json().object().put("e", "kline");
            json.put("E", nowMicros / unit).put("s", market.name()).object("k");
            json.put("t", candle.openMillis() * 1_000 / unit);
            json.put("T", unit == 1 ? closes * 1_000 - 1 : closes - 1);
            json.put("s", market.name()).put("i", interval.text());
            json.put("f", candle.firstTrade()).put("L", candle.lastTrade());
            json.amount("o", candle.open()).amount("c", candle.close());
            json.amount("h", candle.high()).amount("l", candle.low());
            json.amount("v", candle.volume()).put("n", candle.trades());
            json.put("x", closed).amount("q", candle.quoteVolume());
            json.amount("V", candle.takerBase()).amount("Q", candle.takerQuote());
            return json.put("B", "0").end().end();
        });
    }
}
