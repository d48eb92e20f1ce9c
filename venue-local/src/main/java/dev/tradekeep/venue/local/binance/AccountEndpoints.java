package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.fault.Sight;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.PreventedMatch;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import dev.tradekeep.venue.local.spot.Shelf;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** What an account may see of itself. */
final class AccountEndpoints {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final long ARCHIVED_AFTER_MICROS = 90L * 24 * 60 * 60 * 1_000_000;
    private static final long BASIS_POINTS = 10_000;

    private AccountEndpoints() {}

    static List<Endpoint> all() {
        Set<String> orders = Set.of("symbol", "orderId", "startTime", "endTime", "limit");
        Set<String> trades = Set.of("symbol", "orderId", "startTime", "endTime", "fromId", "limit");
        Set<String> prevented =
                Set.of("symbol", "preventedMatchId", "orderId", "fromPreventedMatchId", "limit");
        return List.of(
                get(
                        "account",
                        "account.status",
                        20,
                        Set.of("omitZeroBalances"),
                        AccountEndpoints::account),
                get(
                        "account/commission",
                        "account.commission",
                        20,
                        Set.of("symbol"),
                        AccountEndpoints::commission),
                get(
                        "rateLimit/order",
                        "account.rateLimits.orders",
                        40,
                        Set.of(),
                        AccountEndpoints::orderCounts),
                get(
                        "order",
                        "order.status",
                        4,
                        Set.of("symbol", "orderId", "origClientOrderId"),
                        AccountEndpoints::order),
                get(
                        "openOrders",
                        "openOrders.status",
                        params -> params.has("symbol") ? 6 : 80,
                        Set.of("symbol"),
                        AccountEndpoints::openOrders),
                get("allOrders", "allOrders", 20, orders, AccountEndpoints::allOrders),
                get(
                        "myTrades",
                        "myTrades",
                        params -> params.has("orderId") ? 5 : 20,
                        trades,
                        AccountEndpoints::myTrades),
                get(
                        "myPreventedMatches",
                        "myPreventedMatches",
                        params -> params.has("orderId") ? 20 : 2,
                        prevented,
                        AccountEndpoints::prevented));
    }

    private static Endpoint get(
            String path,
            String socketMethod,
            int weight,
            Set<String> names,
            Consumer<Call> answer) {
        return get(path, socketMethod, params -> weight, names, answer);
    }

    private static Endpoint get(
            String path,
            String socketMethod,
            ToIntFunction<Params> weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                "GET", "/api/v3/" + path, socketMethod, Security.SIGNED, weight, names, answer);
    }

    private static void account(Call call) {
        boolean omits = call.params().flag("omitZeroBalances");
        Account account = call.account();
        FeeRates fees = account.fees();
        Json json = call.out().object();
        json.put("makerCommission", fees.maker() * BASIS_POINTS / Quote.UNIT);
        json.put("takerCommission", fees.taker() * BASIS_POINTS / Quote.UNIT);
        json.put("buyerCommission", 0).put("sellerCommission", 0);
        rates(json, "commissionRates", fees.maker(), fees.taker());
        json.put("canTrade", true).put("canWithdraw", false).put("canDeposit", false);
        json.put("brokered", false).put("requireSelfTradePrevention", false);
        json.put("preventSor", false).put("updateTime", call.time(account.updatedMicros()));
        json.put("accountType", "SPOT").array("balances");
        for (Balance balance : account.balances()) {
            if (!omits || balance.free() + balance.locked() != 0) {
                json.object().put("asset", balance.asset()).amount("free", balance.free());
                json.amount("locked", balance.locked()).end();
            }
        }
        json.endArray().array("permissions").item("SPOT").endArray();
        json.put("uid", account.number()).end();
    }

    private static void rates(Json json, String name, long maker, long taker) {
        json.object(name).amount("maker", maker).amount("taker", taker);
        json.amount("buyer", 0).amount("seller", 0).end();
    }

    private static void commission(Call call) {
        SpotMarket market = call.market();
        Json json = call.out().object().put("symbol", market.name());
        FeeRates fees = call.account().fees();
        rates(json, "standardCommission", fees.maker(), fees.taker());
        rates(json, "specialCommission", 0, 0);
        rates(json, "taxCommission", 0, 0);
        discount(call);
        json.end();
    }

    private static void discount(Call call) {
        Account account = call.account();
        String asset = account.feeAsset();
        Json json = call.out().object("discount").put("enabledForAccount", asset != null);
        json.put("enabledForSymbol", true).put("discountAsset", asset == null ? "BNB" : asset);
        json.amount("discount", Quote.UNIT - account.fees().discount()).end();
    }

    /** What a test order would pay. */
    static void commissionOfOrder(Call call) {
        Json json = call.out().object();
        FeeRates fees = call.account().fees();
        json.object("standardCommissionForOrder").amount("maker", fees.maker());
        json.amount("taker", fees.taker()).end();
        json.object("specialCommissionForOrder").amount("maker", 0).amount("taker", 0).end();
        json.object("taxCommissionForOrder").amount("maker", 0).amount("taker", 0).end();
        discount(call);
        json.end();
    }

    private static void orderCounts(Call call) {
        call.out().array();
        RateLimitJson.orders(call.out(), call.venue().limits(), call.account().number());
        call.out().endArray();
    }

    private static void order(Call call) {
        Sight sight = call.sight("order");
        SpotOrder order =
                OrderLookup.find(
                        call, call.market(), "orderId", "origClientOrderId", Reason.NO_SUCH_ORDER);
        if (order.createdMicros() > sight.untilMicros()) {
            throw new Refusal(Reason.NO_SUCH_ORDER);
        }
        boolean over = !order.state().isOpen() && order.executed() == 0;
        if (over && call.now() - order.updatedMicros() > ARCHIVED_AFTER_MICROS) {
            throw ApiError.of(
                    -2026,
                    "Order was canceled or expired with no executed qty over 90 days ago and has"
                            + " been archived.");
        }
        OrderJson.queried(call, order, sight.untilMicros());
    }

    private static void openOrders(Call call) {
        Collection<SpotMarket> markets =
                call.params().has("symbol")
                        ? List.of(call.market())
                        : call.venue().exchange().markets();
        Sight sight = call.sight("openOrders");
        List<SpotOrder> open = new ArrayList<>();
        for (SpotMarket market : markets) {
            open.addAll(seenOpen(call.account().shelf(market), sight));
        }
        orders(call, open, sight);
    }

    /** Those that were open at the moment up to which something is seen. */
    private static Collection<SpotOrder> seenOpen(Shelf shelf, Sight sight) {
        if (sight.untilMicros() == Long.MAX_VALUE) {
            return shelf.open();
        }
        return shelf.orders().values().stream()
                .filter(order -> order.createdMicros() <= sight.untilMicros())
                .filter(order -> order.stateUntil(sight.untilMicros()).isOpen())
                .toList();
    }

    private static void orders(Call call, List<SpotOrder> orders, Sight sight) {
        call.out().array();
        sight.arrange(orders).forEach(order -> OrderJson.queried(call, order, sight.untilMicros()));
        call.out().endArray();
    }

    private static void allOrders(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        long fromId = params.number("orderId", -1);
        TimeRange range = TimeRange.of(params);
        int limit = params.limit(USUAL, MOST);
        Sight sight = call.sight("allOrders");
        Collection<SpotOrder> orders =
                call.account().shelf(market).orders().tailMap(fromId, true).values();
        List<SpotOrder> found =
                orders.stream()
                        .filter(order -> range.holds(order.createdMicros()))
                        .filter(order -> order.createdMicros() <= sight.untilMicros())
                        .toList();
        orders(call, range.cut(found, limit, fromId != -1 || range.isFrom()), sight);
    }

    private static void myTrades(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        long orderId = params.number("orderId", -1);
        long fromId = params.number("fromId", -1);
        TimeRange range = TimeRange.of(params);
        if (fromId != -1 && (range.isFrom() || params.has("endTime"))) {
            throw ApiError.badCombination();
        }
        int limit = params.limit(USUAL, MOST);
        Sight sight = call.sight("myTrades");
        List<Fill> found =
                call.account().shelf(market).fills().stream()
                        .filter(fill -> orderId == -1 || fill.order().id() == orderId)
                        .filter(fill -> fill.tradeId() >= fromId)
                        .filter(fill -> range.holds(fill.timeMicros()))
                        .filter(fill -> fill.timeMicros() <= sight.untilMicros())
                        .toList();
        boolean oldest = fromId != -1 || range.isFrom() || orderId != -1;
        OrderJson.fills(call, sight.arrange(range.cut(found, limit, oldest)));
    }

    private static void prevented(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        long id = params.number("preventedMatchId", -1);
        long orderId = params.number("orderId", -1);
        long fromId = params.number("fromPreventedMatchId", -1);
        if ((id == -1) == (orderId == -1)) {
            throw ApiError.badCombination();
        }
        Json json = call.out().array();
        call.account().shelf(market).prevented().stream()
                .filter(match -> id == -1 || match.id() == id)
                .filter(match ->
                        orderId == -1
                                || match.taker().id() == orderId
                                || match.maker().id() == orderId)
                .filter(match -> match.id() >= fromId)
                .limit(params.limit(USUAL, MOST))
                .forEach(match -> prevented(call, json, match));
        json.endArray();
    }

    private static void prevented(Call call, Json json, PreventedMatch match) {
        String symbol = match.taker().market().name();
        json.object().put("symbol", symbol).put("preventedMatchId", match.id());
        json.put("takerOrderId", match.taker().id()).put("makerSymbol", symbol);
        json.put("makerOrderId", match.maker().id());
        json.put("tradeGroupId", call.account().number());
        json.put("selfTradePreventionMode", match.taker().prevention().name());
        json.amount("price", match.price());
        if (match.takerQuantity() != 0) {
            json.amount("takerPreventedQuantity", match.takerQuantity());
        }
        if (match.makerQuantity() != 0) {
            json.amount("makerPreventedQuantity", match.makerQuantity());
        }
        json.put("transactTime", call.time(match.timeMicros())).end();
    }

    /** The assets that any market or account knows. */
    static Set<String> assets(Call call) {
        Set<String> assets = new LinkedHashSet<>();
        for (SpotMarket market : call.venue().exchange().markets()) {
            assets.add(market.rules().base());
            assets.add(market.rules().quote());
        }
        return assets;
    }
}
