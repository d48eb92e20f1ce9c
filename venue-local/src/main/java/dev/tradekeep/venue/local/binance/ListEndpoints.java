package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of orders: of which only one can trade, or of which one triggers others. */
final class ListEndpoints {
    private static final String PATH = "/api/v3/orderList";
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final Set<String> SHARED =
            Set.of("symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode");

    /** What the old way to place a pair reads. */
    private static final Set<String> OLD_NAMES =
            Set.of(
                    "symbol",
                    "listClientOrderId",
                    "side",
                    "quantity",
                    "limitClientOrderId",
                    "limitStrategyId",
                    "limitStrategyType",
                    "price",
                    "limitIcebergQty",
                    "trailingDelta",
                    "stopClientOrderId",
                    "stopPrice",
                    "stopStrategyId",
                    "stopStrategyType",
                    "stopLimitPrice",
                    "stopIcebergQty",
                    "stopLimitTimeInForce",
                    "newOrderRespType",
                    "selfTradePreventionMode");

    private ListEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                endpoint(
                        "POST",
                        PATH + "/oco",
                        "orderList.place.oco",
                        1,
                        names(Set.of("side", "quantity"), "above", "below"),
                        ListEndpoints::oco),
                endpoint(
                        "POST",
                        "/api/v3/order/oco",
                        "orderList.place",
                        1,
                        OLD_NAMES,
                        ListEndpoints::oldOco),
                endpoint(
                        "POST",
                        PATH + "/oto",
                        "orderList.place.oto",
                        1,
                        names(Set.of(), "working", "pending"),
                        ListEndpoints::oto),
                endpoint(
                        "POST",
                        PATH + "/otoco",
                        "orderList.place.otoco",
                        1,
                        names(
                                Set.of("pendingSide", "pendingQuantity"),
                                "working",
                                "pendingAbove",
                                "pendingBelow"),
                        ListEndpoints::otoco),
                endpoint(
                        "DELETE",
                        PATH,
                        "orderList.cancel",
                        1,
                        Set.of("symbol", "orderListId", "listClientOrderId", "newClientOrderId"),
                        ListEndpoints::cancelList),
                query(
                        PATH,
                        "orderList.status",
                        4,
                        Set.of("orderListId", "origClientOrderId"),
                        ListEndpoints::one),
                query(
                        "/api/v3/allOrderList",
                        "allOrderLists",
                        20,
                        Set.of("fromId", "startTime", "endTime", "limit"),
                        ListEndpoints::every),
                query(
                        "/api/v3/openOrderList",
                        "openOrderLists.status",
                        6,
                        Set.of(),
                        ListEndpoints::open));
    }

    private static Set<String> names(Set<String> own, String... prefixes) {
        Set<String> names = new HashSet<>(SHARED);
        names.addAll(own);
        Stream.of(prefixes).map(OrderParams::names).forEach(names::addAll);
        return Set.copyOf(names);
    }

    private static Endpoint endpoint(
            String method,
            String path,
            String socketMethod,
            int weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                method, path, socketMethod, Security.TRADE, params -> weight, names, answer);
    }

    private static Endpoint query(
            String path,
            String socketMethod,
            int weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                "GET", path, socketMethod, Security.SIGNED, params -> weight, names, answer);
    }

    private static void oco(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        boolean buy = OrderParams.buys(params.text("side"));
        long quantity = params.positive("quantity");
        place(
                call,
                market,
                OrderList.Kind.OCO,
                pair(params, market, "above", "below", buy, quantity));
    }

    /** The old way: a limit maker and a stop, each with names of its own. */
    private static void oldOco(Call call) {
        Params params = call.params();
        boolean buy = OrderParams.buys(params.text("side"));
        params.positive("quantity");
        params.positive("price");
        String limit = buy ? "below" : "above";
        String stop = buy ? "above" : "below";
        Map<String, String> renamed = new HashMap<>(params.all());
        renamed.put(limit + "Type", OrderKind.LIMIT_MAKER.name());
        boolean priced = params.has("stopLimitPrice");
        renamed.put(
                stop + "Type",
                priced ? OrderKind.STOP_LOSS_LIMIT.name() : OrderKind.STOP_LOSS.name());
        rename(renamed, "price", limit + "Price");
        rename(renamed, "limitClientOrderId", limit + "ClientOrderId");
        rename(renamed, "limitIcebergQty", limit + "IcebergQty");
        rename(renamed, "limitStrategyId", limit + "StrategyId");
        rename(renamed, "limitStrategyType", limit + "StrategyType");
        rename(renamed, "stopPrice", stop + "StopPrice");
        rename(renamed, "trailingDelta", stop + "TrailingDelta");
        rename(renamed, "stopLimitPrice", stop + "Price");
        rename(renamed, "stopLimitTimeInForce", stop + "TimeInForce");
        rename(renamed, "stopClientOrderId", stop + "ClientOrderId");
        rename(renamed, "stopIcebergQty", stop + "IcebergQty");
        rename(renamed, "stopStrategyId", stop + "StrategyId");
        rename(renamed, "stopStrategyType", stop + "StrategyType");
        oco(new Call(call.venue(), new Params(renamed), call.owner(), call.micros(), call.out()));
    }

    private static void rename(Map<String, String> params, String before, String after) {
        String value = params.remove(before);
        if (value != null) {
            params.put(after, value);
        }
    }

    private static void oto(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        NewOrder working = working(params);
        boolean buy = OrderParams.buys(params.text("pendingSide"));
        NewOrder pending =
                OrderParams.member(params, "pending", buy, params.positive("pendingQuantity"));
        place(call, market, OrderList.Kind.OTO, List.of(working, pending));
    }

    private static void otoco(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        NewOrder working = working(params);
        boolean buy = OrderParams.buys(params.text("pendingSide"));
        long quantity = params.positive("pendingQuantity");
        List<NewOrder> pair = pair(params, null, "pendingAbove", "pendingBelow", buy, quantity);
        place(call, market, OrderList.Kind.OTO, List.of(working, pair.getFirst(), pair.getLast()));
    }

    private static NewOrder working(Params params) {
        boolean buy = OrderParams.buys(params.text("workingSide"));
        NewOrder working =
                OrderParams.member(params, "working", buy, params.positive("workingQuantity"));
        if (working.kind() != OrderKind.LIMIT && working.kind() != OrderKind.LIMIT_MAKER) {
            throw ApiError.of(-1116, "Invalid orderType.");
        }
        return working;
    }

    /**
     * Two orders of which only one can trade: one takes a profit, one stops a loss, and the market
     * is between them.
     *
     * @param market null for a pair that is placed later
     */
    private static List<NewOrder> pair(
            Params params,
            @Nullable SpotMarket market,
            String aboveName,
            String belowName,
            boolean buy,
            long quantity) {
        NewOrder above = OrderParams.member(params, aboveName, buy, quantity);
        NewOrder below = OrderParams.member(params, belowName, buy, quantity);
        requireSide(above, true);
        requireSide(below, false);
        if (isStopLoss(above) == isStopLoss(below)) {
            throw isStopLoss(above)
                    ? ApiError.of(-1158, "Order type not supported in OCO.")
                    : ApiError.of(-1168, "At least one OCO order must be contingent.");
        }
        if (market != null) {
            long last = market.engine().last();
            if ((mark(above) != 0 && mark(above) <= last)
                    || (mark(below) != 0 && mark(below) >= last)) {
                throw new Refusal(Reason.PRICE_RELATION);
            }
        }
        return List.of(below, above);
    }

    /** Where an order lies in relation to the market; 0 where it follows the market. */
    private static long mark(NewOrder order) {
        return order.kind().isContingent() ? order.stop() : order.price();
    }

    private static boolean isStopLoss(NewOrder order) {
        return order.kind() == OrderKind.STOP_LOSS || order.kind() == OrderKind.STOP_LOSS_LIMIT;
    }

    private static void requireSide(NewOrder order, boolean above) {
        if (order.kind() == OrderKind.LIMIT || order.kind() == OrderKind.MARKET) {
            throw ApiError.of(-1158, "Order type not supported in OCO.");
        }
        boolean wants = isStopLoss(order) == order.buy();
        if (wants == above) {
            return;
        }
        String side = order.buy() ? "buy" : "sell";
        boolean maker = order.kind() == OrderKind.LIMIT_MAKER;
        if (isStopLoss(order)) {
            throw order.buy()
                    ? ApiError.of(-1196, "A stop loss order in a buy OCO must be above.")
                    : ApiError.of(-1197, "A stop loss order in a sell OCO must be below.");
        }
        String what = maker ? "limit" : "take profit";
        int code = maker ? (order.buy() ? -1165 : -1166) : (order.buy() ? -1198 : -1199);
        throw ApiError.of(
                code,
                "A %s order in a %s OCO must be %s.",
                what,
                side,
                order.buy() ? "below" : "above");
    }

    private static void place(
            Call call, SpotMarket market, OrderList.Kind kind, List<NewOrder> orders) {
        OrderJson.Detail detail = OrderParams.detail(call.params(), OrderJson.Detail.RESULT);
        String name = call.params().id("listClientOrderId");
        int account = call.account().number();
        call.venue().limits().place(account, orders.size());
        boolean placed = false;
        try {
            OrderList list =
                    call.venue()
                            .exchange()
                            .orders()
                            .placeList(call.account(), market, kind, name, orders);
            placed = true;
            Json json = OrderJson.list(call, list, true).array("orderReports");
            list.orders().forEach(order -> OrderJson.placed(call, order, detail));
            json.endArray().end();
        } finally {
            if (!placed) {
                call.venue().limits().unplace(account, orders.size());
            }
        }
    }

    private static void cancelList(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        String name = params.id("newClientOrderId");
        OrderList list = find(call, "orderListId", "listClientOrderId", Reason.UNKNOWN_ORDER);
        SpotOrder open =
                list.orders().stream()
                        .filter(order -> order.state().isOpen() && list.market() == market)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(Reason.UNKNOWN_ORDER));
        cancel(call, list, open, name);
    }

    /** Cancels what is open of a list, and writes the list. */
    static void cancel(Call call, OrderList list, SpotOrder open, @Nullable String name) {
        List<SpotOrder> canceled =
                list.orders().stream().filter(order -> order.state().isOpen()).toList();
        String cancelId = call.venue().exchange().orders().cancel(open, name);
        Json json = OrderJson.list(call, list, false).array("orderReports");
        canceled.forEach(order -> OrderJson.canceled(call, order, cancelId));
        json.endArray().end();
    }

    private static OrderList find(Call call, String idName, String clientName, Reason absent) {
        long id = call.params().number(idName, -1);
        String clientId = call.params().find(clientName);
        if (id == -1 && clientId == null) {
            throw ApiError.of(
                    -1102,
                    "Param '%s' or '%s' must be sent, but both were empty/null!",
                    clientName,
                    idName);
        }
        Collection<OrderList> newestFirst = call.account().lists().descendingMap().values();
        return newestFirst.stream()
                .filter(list -> id == -1 || list.id() == id)
                .filter(list -> clientId == null || list.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new Refusal(absent));
    }

    private static void one(Call call) {
        OrderList list = find(call, "orderListId", "origClientOrderId", Reason.NO_SUCH_LIST);
        OrderJson.list(call, list, false).end();
    }

    private static void every(Call call) {
        Params params = call.params();
        long fromId = params.number("fromId", -1);
        TimeRange range = TimeRange.of(params);
        List<OrderList> found =
                call.account().lists().tailMap(fromId, true).values().stream()
                        .filter(list -> range.holds(list.createdMicros()))
                        .toList();
        int limit = params.limit(USUAL, MOST);
        boolean oldest = fromId != -1 || range.isFrom();
        call.out().array();
        range.cut(found, limit, oldest).forEach(list -> OrderJson.list(call, list, false).end());
        call.out().endArray();
    }

    private static void open(Call call) {
        call.out().array();
        call.account().lists().values().stream()
                .filter(list -> !list.isDone())
                .forEach(list -> OrderJson.list(call, list, false).end());
        call.out().endArray();
    }
}
