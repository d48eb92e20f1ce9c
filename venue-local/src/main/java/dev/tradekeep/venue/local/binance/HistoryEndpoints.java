package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.spot.Amendment;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What few ask of an account: amendments, allocations, filters of its own. */
final class HistoryEndpoints {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;

    private HistoryEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get(
                        "order/amendments",
                        "order.amendments",
                        4,
                        Set.of("symbol", "orderId", "fromExecutionId", "limit"),
                        HistoryEndpoints::amendments),
                get(
                        "myAllocations",
                        "myAllocations",
                        20,
                        Set.of(
                                "symbol",
                                "startTime",
                                "endTime",
                                "fromAllocationId",
                                "limit",
                                "orderId"),
                        HistoryEndpoints::allocations),
                get("myFilters", "myFilters", 40, Set.of("symbol"), HistoryEndpoints::filters));
    }

    private static Endpoint get(
            String path,
            String socketMethod,
            int weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                "GET",
                "/api/v3/" + path,
                socketMethod,
                Security.SIGNED,
                params -> weight,
                names,
                answer);
    }

    private static void amendments(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        params.text("orderId");
        SpotOrder order =
                OrderLookup.find(call, market, "orderId", "clientOrderId", Reason.NO_SUCH_ORDER);
        long from = params.number("fromExecutionId", -1);
        Json json = call.out().array();
        order.amended().stream()
                .filter(one -> one.executionId() >= from)
                .limit(params.limit(USUAL, MOST))
                .forEach(one -> amendment(call, order, one));
        json.endArray();
    }

    private static void amendment(Call call, SpotOrder order, Amendment one) {
        Json json = call.out().object().put("symbol", order.market().name());
        json.put("orderId", order.id()).put("executionId", one.executionId());
        json.put("origClientOrderId", one.clientIdBefore());
        json.put("newClientOrderId", one.clientIdAfter());
        json.amount("origQty", one.quantityBefore()).amount("newQty", one.quantityAfter());
        json.put("time", call.time(one.timeMicros())).end();
    }

    /** Smart order routing makes them, which is not offered. */
    private static void allocations(Call call) {
        call.market();
        TimeRange.of(call.params());
        call.params().limit(USUAL, MOST);
        call.out().array().endArray();
    }

    /** No account has filters of its own. */
    private static void filters(Call call) {
        call.market();
        Json json = call.out().object().array("exchangeFilters").endArray();
        json.array("symbolFilters").endArray().array("assetFilters").endArray().end();
    }
}
