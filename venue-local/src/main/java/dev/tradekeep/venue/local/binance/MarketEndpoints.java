package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everybody may see of markets. */
final class MarketEndpoints {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final int DEPTH_USUAL = 100;
    private static final int DEPTH_MOST = 5_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int ZONE_EAST_MAX = 14;
    private static final int ZONE_WEST_MAX = 12;
    private static final Pattern ZONE = Pattern.compile("([+-]?)(\\d{1,2})(?::(\\d{2}))?");
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2})([mhd])");

    private MarketEndpoints() {}

    static List<Endpoint> all() {
        Set<String> symbols = Set.of("symbol", "symbols", "symbolStatus");
        Set<String> statistics = Set.of("symbol", "symbols", "type", "symbolStatus");
        Set<String> klines =
                Set.of("symbol", "interval", "startTime", "endTime", "timeZone", "limit");
        return List.of(
                get(
                        "depth",
                        "depth",
                        MarketEndpoints::depthWeight,
                        Set.of("symbol", "limit", "symbolStatus"),
                        MarketEndpoints::depth),
                get(
                        "trades",
                        "trades.recent",
                        params -> 25,
                        Set.of("symbol", "limit"),
                        MarketEndpoints::trades),
                get(
                        "historicalTrades",
                        "trades.historical",
                        params -> 25,
                        Set.of("symbol", "limit", "fromId"),
                        MarketEndpoints::trades),
                get(
                        "aggTrades",
                        "trades.aggregate",
                        params -> 4,
                        Set.of("symbol", "fromId", "startTime", "endTime", "limit"),
                        MarketEndpoints::aggregates),
                get("klines", "klines", params -> 2, klines, MarketEndpoints::klines),
                get("uiKlines", "uiKlines", params -> 2, klines, MarketEndpoints::klines),
                get(
                        "avgPrice",
                        "avgPrice",
                        params -> 2,
                        Set.of("symbol"),
                        MarketEndpoints::averagePrice),
                get(
                        "ticker/24hr",
                        "ticker.24hr",
                        MarketEndpoints::dayWeight,
                        statistics,
                        MarketEndpoints::day),
                get(
                        "ticker/tradingDay",
                        "ticker.tradingDay",
                        MarketEndpoints::windowWeight,
                        Set.of("symbol", "symbols", "timeZone", "type", "symbolStatus"),
                        MarketEndpoints::tradingDay),
                get(
                        "ticker",
                        "ticker",
                        MarketEndpoints::windowWeight,
                        Set.of("symbol", "symbols", "windowSize", "type", "symbolStatus"),
                        MarketEndpoints::window),
                get(
                        "ticker/price",
                        "ticker.price",
                        MarketEndpoints::priceWeight,
                        symbols,
                        call -> SymbolChoice.each(call, MarketEndpoints::price)),
                get(
                        "ticker/bookTicker",
                        "ticker.book",
                        MarketEndpoints::priceWeight,
                        symbols,
                        call -> SymbolChoice.each(call, MarketEndpoints::bestPrices)));
    }

    private static Endpoint get(
            String path,
            String socketMethod,
            ToIntFunction<Params> weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                "GET", "/api/v3/" + path, socketMethod, Security.NONE, weight, names, answer);
    }

    private static int depthWeight(Params params) {
        long limit = params.number("limit", DEPTH_USUAL);
        return limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1_000 ? 50 : 250;
    }

    private static int dayWeight(Params params) {
        int symbols = SymbolChoice.count(params);
        return symbols == -1 || symbols > 100 ? 80 : symbols > 20 ? 40 : 2;
    }

    private static int windowWeight(Params params) {
        return Math.min(200, 4 * Math.max(1, SymbolChoice.count(params)));
    }

    private static int priceWeight(Params params) {
        return params.has("symbol") ? 2 : 4;
    }

    private static void depth(Call call) {
        SpotMarket market = call.market();
        int limit = call.params().limit(DEPTH_USUAL, DEPTH_MOST);
        Json json = call.out().object().put("lastUpdateId", market.updateId());
        depth(json, "bids", market.engine(), true, limit);
        depth(json, "asks", market.engine(), false, limit);
        json.end();
    }

    /** Writes the best prices of one side. */
    static void depth(Json json, String name, MatchingEngine book, boolean buy, int limit) {
        json.array(name);
        int levels = Math.min(limit, book.levels(buy));
        for (int i = 0; i < levels; i++) {
            json.array().amount(book.price(buy, i)).amount(book.visible(buy, i)).endArray();
        }
        json.endArray();
    }

    private static void trades(Call call) {
        SpotMarket market = call.market();
        int limit = call.params().limit(USUAL, MOST);
        List<PublicTrade> trades = market.tape().trades();
        long fromId = call.params().number("fromId", -1);
        int begin =
                fromId == -1 ? Math.max(0, trades.size() - limit) : market.tape().indexOf(fromId);
        Json json = call.out().array();
        for (PublicTrade trade : trades.subList(begin, Math.min(trades.size(), begin + limit))) {
            json.object().put("id", trade.id()).amount("price", trade.price());
            json.amount("qty", trade.quantity()).amount("quoteQty", trade.quote());
            json.put("time", call.time(trade.timeMicros()));
            json.put("isBuyerMaker", trade.buyerIsMaker()).put("isBestMatch", true).end();
        }
        json.endArray();
    }

    private static void aggregates(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        int limit = params.limit(USUAL, MOST);
        List<AggregateTrade> all = call.venue().tape(market).aggregates();
        long fromId = params.number("fromId", -1);
        long from = params.timeMicros("startTime", Long.MIN_VALUE);
        long to = params.timeMicros("endTime", Long.MAX_VALUE);
        int begin = 0;
        int end = all.size();
        while (end > 0 && all.get(end - 1).timeMicros() / 1_000 * 1_000 > to) {
            end--;
        }
        while (begin < end
                && (all.get(begin).id() < fromId || all.get(begin).timeMicros() < from)) {
            begin++;
        }
        if (fromId == -1 && from == Long.MIN_VALUE) {
            begin = Math.max(0, end - limit);
        }
        Json json = call.out().array();
        for (AggregateTrade trade : all.subList(begin, Math.min(end, begin + limit))) {
            json.object().put("a", trade.id()).amount("p", trade.price());
            json.amount("q", trade.quantity()).put("f", trade.firstId()).put("l", trade.lastId());
            json.put("T", call.time(trade.timeMicros())).put("m", trade.buyerIsMaker());
            json.put("M", true).end();
        }
        json.endArray();
    }

    private static void klines(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        KlineInterval interval =
                KlineInterval.of(params.text("interval"))
                        .orElseThrow(() -> ApiError.of(-1120, "Invalid interval."));
        long offset = zoneMillis(params);
        int limit = params.limit(USUAL, MOST);
        long from = params.timeMicros("startTime", Long.MIN_VALUE);
        long to = params.timeMicros("endTime", Long.MAX_VALUE);
        List<Kline> candles =
                call.venue()
                        .candles(market)
                        .range(
                                interval,
                                from == Long.MIN_VALUE ? from : Math.ceilDiv(from, 1_000L),
                                to == Long.MAX_VALUE ? to : to / 1_000,
                                limit,
                                offset);
        Json json = call.out().array();
        for (Kline candle : candles) {
            long open = candle.openMillis() * 1_000;
            long close = interval.next(candle.openMillis(), offset) * 1_000;
            json.array().item(call.time(open)).amount(candle.open()).amount(candle.high());
            json.amount(candle.low()).amount(candle.close()).amount(candle.volume());
            json.item(call.micros() ? close - 1 : close / 1_000 - 1);
            json.amount(candle.quoteVolume()).item(candle.trades());
            json.amount(candle.takerBase()).amount(candle.takerQuote()).item("0").endArray();
        }
        json.endArray();
    }

    /** How far the clock that is asked for is ahead of UTC: hours, or hours and minutes. */
    private static long zoneMillis(Params params) {
        String zone = params.find("timeZone");
        if (zone == null) {
            return 0;
        }
        Matcher parts = ZONE.matcher(zone);
        if (!parts.matches()) {
            throw ApiError.of(-1130, "Data sent for parameter 'timeZone' is not valid.");
        }
        long minutes = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
        long millis = Long.parseLong(parts.group(2)) * HOUR_MILLIS + minutes * MINUTE_MILLIS;
        millis = "-".equals(parts.group(1)) ? -millis : millis;
        if (millis > ZONE_EAST_MAX * HOUR_MILLIS || millis < -ZONE_WEST_MAX * HOUR_MILLIS) {
            throw ApiError.of(-1130, "Data sent for parameter 'timeZone' is not valid.");
        }
        return millis;
    }

    private static void averagePrice(Call call) {
        SpotMarket market = call.market();
        List<PublicTrade> trades = market.tape().trades();
        long last = trades.isEmpty() ? call.now() : trades.getLast().timeMicros();
        Json json = call.out().object().put("mins", market.rules().avgMinutes());
        json.amount("price", market.averagePrice(call.now()));
        json.put("closeTime", call.time(last)).end();
    }

    private static boolean isMini(Params params) {
        String type = params.find("type");
        if (type == null || type.equals("FULL")) {
            return false;
        }
        if (type.equals("MINI")) {
            return true;
        }
        throw ApiError.of(-1139, "Invalid ticker type.");
    }

    private static void day(Call call) {
        boolean mini = isMini(call.params());
        SymbolChoice.each(
                call,
                (one, market) -> {
                    TickerJson ticker = TickerJson.day(one.venue(), market);
                    if (mini) {
                        ticker.mini(one, true);
                    } else {
                        ticker.full(one);
                    }
                });
    }

    private static void tradingDay(Call call) {
        requireSymbols(call.params());
        long offset = zoneMillis(call.params());
        since(call, KlineInterval.D1.openOf(call.now() / 1_000, offset));
    }

    private static void window(Call call) {
        requireSymbols(call.params());
        String size = call.params().has("windowSize") ? call.params().text("windowSize") : "1d";
        Matcher parts = WINDOW.matcher(size);
        if (!parts.matches()) {
            throw ApiError.of(-1130, "Data sent for parameter 'windowSize' is not valid.");
        }
        long count = Long.parseLong(parts.group(1));
        long unit =
                switch (parts.group(2)) {
                    case "m" -> MINUTE_MILLIS;
                    case "h" -> HOUR_MILLIS;
                    default -> 24 * HOUR_MILLIS;
                };
        since(call, (call.now() / 1_000 - count * unit) / MINUTE_MILLIS * MINUTE_MILLIS);
    }

    private static void requireSymbols(Params params) {
        if (!params.has("symbol") && !params.has("symbols")) {
            throw ApiError.of(
                    -1102, "Param 'symbol' or 'symbols' must be sent, but both were empty/null!");
        }
    }

    private static void since(Call call, long millis) {
        boolean mini = isMini(call.params());
        SymbolChoice.each(
                call,
                (one, market) -> {
                    TickerJson ticker = TickerJson.since(one.venue(), market, millis);
                    if (mini) {
                        ticker.mini(one, false);
                    } else {
                        ticker.window(one);
                    }
                });
    }

    private static void price(Call call, SpotMarket market) {
        call.out().object().put("symbol", market.name());
        call.out().amount("price", market.engine().last()).end();
    }

    private static void bestPrices(Call call, SpotMarket market) {
        MatchingEngine book = market.engine();
        Json json = call.out().object().put("symbol", market.name());
        json.amount("bidPrice", book.bestBid());
        json.amount("bidQty", book.levels(true) == 0 ? 0 : book.visible(true, 0));
        json.amount("askPrice", book.bestAsk());
        json.amount("askQty", book.levels(false) == 0 ? 0 : book.visible(false, 0));
        json.end();
    }
}
