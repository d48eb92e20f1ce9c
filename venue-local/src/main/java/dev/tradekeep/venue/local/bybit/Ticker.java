package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.math.RoundingMode;

/** What happened to a symbol in the last day. */
record Ticker(SpotMarket market, Kline day, long previous) {
    private static final int FRACTION_SCALE = 4;
    private static final long FRACTION_UNITS = 10_000;

    static Ticker of(BybitVenue venue, SpotMarket market) {
        CandleStore candles = venue.candles(market);
        long millis = venue.exchange().now() / 1_000;
        return new Ticker(market, candles.day(millis), candles.closeBeforeDay(millis));
    }

    /**
     * Writes its fields.
     *
     * @param best whether the best prices belong to it
     */
    void write(Json json, boolean best) {
        MatchingEngine book = market.engine();
        json.put("symbol", market.name());
        if (best) {
            json.number("bid1Price", book.bestBid());
            json.number("bid1Size", book.levels(true) == 0 ? 0 : book.visible(true, 0));
            json.number("ask1Price", book.bestAsk());
            json.number("ask1Size", book.levels(false) == 0 ? 0 : book.visible(false, 0));
        }
        json.number("lastPrice", book.last()).number("prevPrice24h", previous);
        json.put("price24hPcnt", change());
        json.number("highPrice24h", Math.max(day.high(), book.last()));
        json.number("lowPrice24h", Math.min(day.low(), book.last()));
        json.number("turnover24h", day.quoteVolume()).number("volume24h", day.volume());
        json.put("usdIndexPrice", FixedPoint.formatShort(book.last(), Quote.SCALE));
    }

    /** As a fraction of what it was. */
    private String change() {
        if (previous == 0) {
            return "0";
        }
        long part =
                FixedPoint.multiplyDivide(
                        market.engine().last() - previous,
                        FRACTION_UNITS,
                        previous,
                        RoundingMode.HALF_EVEN);
        return FixedPoint.format(part, FRACTION_SCALE);
    }
}
