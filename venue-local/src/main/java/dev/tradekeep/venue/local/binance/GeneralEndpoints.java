package dev.tradekeep.venue.local.binance;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The exchange itself: its time, its symbols and their rules. */
final class GeneralEndpoints {
    private GeneralEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("ping", 1, Set.of(), call -> call.out().object().end()),
                get("time", 1, Set.of(), GeneralEndpoints::time),
                get(
                        "exchangeInfo",
                        20,
                        Set.of(
                                "symbol",
                                "symbols",
                                "permissions",
                                "showPermissionSets",
                                "symbolStatus"),
                        GeneralEndpoints::exchangeInfo));
    }

    private static Endpoint get(String name, int weight, Set<String> names, Consumer<Call> answer) {
        return new Endpoint(
                "GET", "/api/v3/" + name, name, Security.NONE, params -> weight, names, answer);
    }

    private static void time(Call call) {
        call.out().object().put("serverTime", call.time(call.now())).end();
    }

    private static void exchangeInfo(Call call) {
        Json json = call.out().object().put("timezone", "UTC");
        json.put("serverTime", call.time(call.now())).array("rateLimits");
        LimitSettings limits = call.venue().limits().settings();
        RateLimitJson.limit(json, "REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute()).end();
        RateLimitJson.limit(json, "ORDERS", "SECOND", 10, limits.ordersPerTenSeconds()).end();
        RateLimitJson.limit(json, "ORDERS", "DAY", 1, limits.ordersPerDay()).end();
        RateLimitJson.limit(json, "RAW_REQUESTS", "MINUTE", 5, limits.requestsPerFiveMinutes())
                .end();
        json.endArray().array("exchangeFilters").endArray().array("symbols");
        String status = call.params().find("symbolStatus");
        for (SpotMarket market : SymbolChoice.markets(call)) {
            if (status == null || market.status().name().equals(status)) {
                symbol(json, market);
            }
        }
        json.endArray().end();
    }

    private static void symbol(Json json, SpotMarket market) {
        SymbolRules rules = market.rules();
        json.object().put("symbol", rules.name()).put("status", market.status().name());
        json.put("baseAsset", rules.base()).put("baseAssetPrecision", Quote.SCALE);
        json.put("quoteAsset", rules.quote()).put("quotePrecision", Quote.SCALE);
        json.put("quoteAssetPrecision", Quote.SCALE);
        json.put("baseCommissionPrecision", Quote.SCALE);
        json.put("quoteCommissionPrecision", Quote.SCALE).array("orderTypes");
        for (OrderKind kind : OrderKind.values()) {
            json.item(kind.name());
        }
        json.endArray().put("icebergAllowed", true).put("ocoAllowed", true);
        json.put("otoAllowed", true).put("opoAllowed", false);
        json.put("quoteOrderQtyMarketAllowed", true).put("allowTrailingStop", true);
        json.put("cancelReplaceAllowed", true).put("amendAllowed", true);
        json.put("pegInstructionsAllowed", false).put("isSpotTradingAllowed", true);
        json.put("isMarginTradingAllowed", false);
        filters(json, rules);
        json.array("permissions").endArray();
        json.array("permissionSets").array().item("SPOT").endArray().endArray();
        json.put("defaultSelfTradePreventionMode", SelfTradePrevention.EXPIRE_MAKER.name());
        json.array("allowedSelfTradePreventionModes");
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            json.item(mode.name());
        }
        json.endArray().end();
    }

    private static void filters(Json json, SymbolRules rules) {
        json.array("filters");
        range(json, "PRICE_FILTER", rules.price(), "Price", "tickSize");
        range(json, "LOT_SIZE", rules.lot(), "Qty", "stepSize");
        SymbolRules.Counts counts = rules.counts();
        count(json, "ICEBERG_PARTS", "limit", counts.parts());
        range(json, "MARKET_LOT_SIZE", rules.marketLot(), "Qty", "stepSize");
        SymbolRules.Trail trail = rules.trail();
        json.object().put("filterType", "TRAILING_DELTA");
        json.put("minTrailingAboveDelta", trail.minAbove());
        json.put("maxTrailingAboveDelta", trail.maxAbove());
        json.put("minTrailingBelowDelta", trail.minBelow());
        json.put("maxTrailingBelowDelta", trail.maxBelow()).end();
        SymbolRules.Percent percent = rules.percent();
        json.object().put("filterType", "PERCENT_PRICE_BY_SIDE");
        json.put("bidMultiplierUp", shortText(percent.bidUp()));
        json.put("bidMultiplierDown", shortText(percent.bidDown()));
        json.put("askMultiplierUp", shortText(percent.askUp()));
        json.put("askMultiplierDown", shortText(percent.askDown()));
        json.put("avgPriceMins", rules.avgMinutes()).end();
        notional(json, rules);
        count(json, "MAX_NUM_ORDERS", "maxNumOrders", counts.orders());
        count(json, "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", counts.lists());
        count(json, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", counts.algo());
        count(json, "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", counts.iceberg());
        count(json, "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends", counts.amends());
        if (counts.position() != 0) {
            json.object().put("filterType", "MAX_POSITION");
            json.amount("maxPosition", counts.position()).end();
        }
        json.endArray();
    }

    private static void notional(Json json, SymbolRules rules) {
        SymbolRules.Notional notional = rules.notional();
        if (notional.old() != 0) {
            json.object().put("filterType", "MIN_NOTIONAL");
            json.amount("minNotional", notional.old()).put("applyToMarket", notional.minMarket());
            json.put("avgPriceMins", rules.avgMinutes()).end();
        }
        json.object().put("filterType", "NOTIONAL").amount("minNotional", notional.min());
        json.put("applyMinToMarket", notional.minMarket());
        json.amount("maxNotional", notional.max()).put("applyMaxToMarket", notional.maxMarket());
        json.put("avgPriceMins", rules.avgMinutes()).end();
    }

    private static void range(
            Json json, String filter, SymbolRules.Range range, String what, String step) {
        json.object().put("filterType", filter);
        json.amount("min" + what, range.min()).amount("max" + what, range.max());
        json.amount(step, range.step()).end();
    }

    private static void count(Json json, String filter, String name, int most) {
        json.object().put("filterType", filter).put(name, most).end();
    }

    private static String shortText(long units) {
        return FixedPoint.formatShort(units, Quote.SCALE);
    }
}
