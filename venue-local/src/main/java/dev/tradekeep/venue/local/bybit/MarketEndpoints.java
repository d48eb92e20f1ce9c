package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.wire.Json;
import java.util.Collection;
import java.util.List;

/** What everybody may see of markets. */
final class MarketEndpoints {
    private static final int KLINES_USUAL = 200;
    private static final int KLINES_MOST = 1_000;
    private static final int DEPTH_MOST = 1_000;
    private static final int TRADES_MOST = 60;
    private static final long NANOS_OF_MICRO = 1_000;

    private MarketEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.open("time", MarketEndpoints::time),
                new Endpoint("GET", "/v5/system/status", "", 0, MarketEndpoints::maintenance),
                Endpoint.open("instruments-info", MarketEndpoints::instruments),
                Endpoint.open("kline", MarketEndpoints::klines),
                Endpoint.open("tickers", MarketEndpoints::tickers),
                Endpoint.open("orderbook", MarketEndpoints::book),
                Endpoint.open("recent-trade", MarketEndpoints::trades));
    }

    private static void time(Call call) {
        call.out().object().put("timeSecond", Long.toString(call.now() / 1_000_000));
        call.out().put("timeNano", Long.toString(call.now() * NANOS_OF_MICRO)).end();
    }

    /** None is planned. */
    private static void maintenance(Call call) {
        call.out().object().array("list").endArray().end();
    }

    private static Collection<SpotMarket> markets(Call call) {
        if (!call.fields().isSpot()) {
            return List.of();
        }
        return call.fields().find("symbol") == null
                ? call.venue().exchange().markets()
                : List.of(market(call));
    }

    private static Json begin(Call call) {
        return call.out().object().put("category", call.fields().text("category"));
    }

    private static SpotMarket market(Call call) {
        try {
            return call.venue().exchange().market(call.fields().text("symbol"));
        } catch (Refusal unknown) {
            throw ApiError.of(10001, "Not supported symbols");
        }
    }

    private static void instruments(Call call) {
        Json json = begin(call).array("list");
        String base = call.fields().find("baseCoin");
        for (SpotMarket market : instrumentsOf(call)) {
            if (base == null || market.rules().base().equals(base)) {
                instrument(json, market);
            }
        }
        json.endArray().put("nextPageCursor", "").end();
    }

    /** One that is not known is an empty list, no error. */
    private static Collection<SpotMarket> instrumentsOf(Call call) {
        try {
            return markets(call);
        } catch (ApiError unknown) {
            if (call.fields().isAbsentOr("category", "spot")) {
                return List.of();
            }
            throw unknown;
        }
    }

    private static void instrument(Json json, SpotMarket market) {
        SymbolRules rules = market.rules();
        boolean trades = market.status().takesOrders();
        json.object().put("symbol", rules.name()).put("baseCoin", rules.base());
        json.put("quoteCoin", rules.quote()).put("innovation", "0").put("symbolType", "");
        json.put("status", trades ? "Trading" : "Closed").put("marginTrading", "none");
        json.put("stTag", "0").object("lotSizeFilter");
        json.number("basePrecision", rules.lot().step());
        long quoteStep = Quote.of(rules.price().step(), rules.lot().step());
        json.number("quotePrecision", Math.max(1, quoteStep));
        json.number("minOrderQty", rules.lot().min()).number("maxOrderQty", rules.lot().max());
        json.number("minOrderAmt", rules.notional().min());
        json.number("maxOrderAmt", rules.notional().max());
        json.number("maxLimitOrderQty", rules.lot().max());
        json.number("maxMarketOrderQty", rules.marketLot().max());
        json.number("postOnlyMaxLimitOrderSize", rules.lot().max()).end();
        json.object("priceFilter").number("tickSize", rules.price().step()).end();
        json.object("riskParameters").put("priceLimitRatioX", "0.8");
        json.put("priceLimitRatioY", "4").end().end();
    }

    private static void klines(Call call) {
        Fields fields = call.fields();
        // Without a category it would be one of linear contracts, of which there are none.
        fields.requireSpot();
        SpotMarket market = market(call);
        KlineInterval interval =
                Period.of(fields.text("interval"))
                        .orElseThrow(() -> ApiError.of(10001, "Invalid period!"));
        List<Kline> candles =
                call.venue()
                        .candles(market)
                        .range(
                                interval,
                                fields.number("start", Long.MIN_VALUE),
                                fields.number("end", Long.MAX_VALUE),
                                fields.limit(KLINES_USUAL, KLINES_MOST),
                                0);
        Json json = call.out().object().put("category", "spot").put("symbol", market.name());
        json.array("list");
        for (Kline candle : candles.reversed()) {
            json.array().item(Long.toString(candle.openMillis()));
            json.number(candle.open()).number(candle.high()).number(candle.low());
            json.number(candle.close()).number(candle.volume());
            json.number(candle.quoteVolume()).endArray();
        }
        json.endArray().end();
    }

    private static void tickers(Call call) {
        Json json = begin(call).array("list");
        for (SpotMarket market : markets(call)) {
            json.object();
            Ticker.of(call.venue(), market).write(json, true);
            json.end();
        }
        json.endArray().end();
    }

    private static void book(Call call) {
        call.fields().requireSpot();
        SpotMarket market = market(call);
        int limit = call.fields().limit(1, DEPTH_MOST);
        BookFrame frame = call.venue().books().frame(market);
        Json json = call.out().object().put("s", market.name());
        json.put("ts", call.now() / 1_000).put("u", frame.number()).put("seq", frame.number());
        json.put("cts", frame.timeMicros() / 1_000);
        BookSide.of(market.engine(), false, limit).write(json, "a");
        BookSide.of(market.engine(), true, limit).write(json, "b");
        json.end();
    }

    private static void trades(Call call) {
        call.fields().requireSpot();
        SpotMarket market = market(call);
        int limit = call.fields().limit(TRADES_MOST, TRADES_MOST);
        List<PublicTrade> all = market.tape().trades();
        Json json = call.out().object().put("category", "spot").array("list");
        for (PublicTrade trade :
                all.subList(Math.max(0, all.size() - limit), all.size()).reversed()) {
            json.object().put("execId", Long.toString(trade.id())).put("symbol", market.name());
            json.number("price", trade.price()).number("size", trade.quantity());
            json.put("side", trade.buyerIsMaker() ? "Sell" : "Buy");
            json.put("time", Long.toString(trade.timeMicros() / 1_000));
            json.put("isBlockTrade", false).put("isRPITrade", false);
            json.put("seq", Long.toString(trade.id())).end();
        }
        json.endArray().end();
    }
}
