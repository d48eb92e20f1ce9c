package dev.tradekeep.venue.local.binance;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.math.RoundingMode;
import java.util.List;

/** The statistics of a window of time, as REST and streams tell them. */
record TickerJson(SpotMarket market, Kline window, long previousClose, long nowMicros) {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int PERCENT_SCALE = 3;

    /** Of the last day. */
    static TickerJson day(BinanceVenue venue, SpotMarket market) {
        long now = venue.exchange().now();
        CandleStore candles = venue.candles(market);
        long millis = now / 1_000;
        return new TickerJson(market, candles.day(millis), candles.closeBeforeDay(millis), now);
    }

    /** Since a moment. */
    static TickerJson since(BinanceVenue venue, SpotMarket market, long millis) {
        long now = venue.exchange().now();
        return new TickerJson(market, venue.candles(market).since(millis), 0, now);
    }

    private long change() {
        return window.close() - window.open();
    }

    private String percent() {
        long part =
                FixedPoint.multiplyDivide(
                        change(), 100 * 1_000, window.open(), RoundingMode.HALF_EVEN);
        return FixedPoint.format(part, PERCENT_SCALE);
    }

    private long average() {
        return window.volume() == 0
                ? window.close()
                : FixedPoint.multiplyDivide(
                        window.quoteVolume(), Quote.UNIT, window.volume(), RoundingMode.HALF_EVEN);
    }

    private long lastQuantity() {
        List<PublicTrade> trades = market.tape().trades();
        return trades.isEmpty() ? 0 : trades.getLast().quantity();
    }

    private static long bestQuantity(MatchingEngine book, boolean buy) {
        return book.levels(buy) == 0 ? 0 : book.visible(buy, 0);
    }

    /** As ticker/24hr tells it. */
    void full(Call call) {
        MatchingEngine book = market.engine();
        Json json = call.out().object().put("symbol", market.name());
        json.amount("priceChange", change()).put("priceChangePercent", percent());
        json.amount("weightedAvgPrice", average());
        json.amount("prevClosePrice", previousClose).amount("lastPrice", window.close());
        json.amount("lastQty", lastQuantity());
        json.amount("bidPrice", book.bestBid()).amount("bidQty", bestQuantity(book, true));
        json.amount("askPrice", book.bestAsk()).amount("askQty", bestQuantity(book, false));
        prices(json);
        ends(call, json, nowMicros - DAY_MICROS);
    }

    /** As tickers of other windows tell it. */
    void window(Call call) {
        Json json = call.out().object().put("symbol", market.name());
        json.amount("priceChange", change()).put("priceChangePercent", percent());
        json.amount("weightedAvgPrice", average());
        prices(json);
        json.amount("lastPrice", window.close());
        ends(call, json, window.openMillis() * 1_000);
    }

    /** The short form of any window. */
    void mini(Call call, boolean day) {
        Json json = call.out().object().put("symbol", market.name());
        prices(json);
        json.amount("lastPrice", window.close());
        ends(call, json, day ? nowMicros - DAY_MICROS : window.openMillis() * 1_000);
    }

    private void prices(Json json) {
        json.amount("openPrice", window.open()).amount("highPrice", window.high());
        json.amount("lowPrice", window.low());
    }

    private void ends(Call call, Json json, long openMicros) {
        json.amount("volume", window.volume()).amount("quoteVolume", window.quoteVolume());
        json.put("openTime", call.time(openMicros)).put("closeTime", call.time(nowMicros));
        json.put("firstId", window.firstTrade()).put("lastId", window.lastTrade());
        json.put("count", window.trades()).end();
    }

    /** As the stream {@code @ticker} tells it. */
    void event(Json json, long unit) {
        MatchingEngine book = market.engine();
        json.object().put("e", "24hrTicker").put("E", nowMicros / unit).put("s", market.name());
        json.amount("p", change()).put("P", percent()).amount("w", average());
        json.amount("x", previousClose).amount("c", window.close());
        json.amount("Q", lastQuantity());
        json.amount("b", book.bestBid()).amount("B", bestQuantity(book, true));
        json.amount("a", book.bestAsk()).amount("A", bestQuantity(book, false));
        json.amount("o", window.open()).amount("h", window.high()).amount("l", window.low());
        json.amount("v", window.volume()).amount("q", window.quoteVolume());
        json.put("O", (nowMicros - DAY_MICROS) / unit).put("C", nowMicros / unit);
        json.put("F", window.firstTrade()).put("L", window.lastTrade());
        json.put("n", window.trades()).end();
    }

    /** As the stream {@code @miniTicker} tells it. */
    void miniEvent(Json json, long unit) {
        json.object().put("e", "24hrMiniTicker").put("E", nowMicros / unit);
        json.put("s", market.name()).amount("c", window.close()).amount("o", window.open());
        json.amount("h", window.high()).amount("l", window.low());
        json.amount("v", window.volume()).amount("q", window.quoteVolume()).end();
    }
}
