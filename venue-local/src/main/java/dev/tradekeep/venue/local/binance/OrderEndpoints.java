package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderDesk;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Places, cancels, replaces and amends single orders. */
final class OrderEndpoints {
    private static final String PATH = "/api/v3/order";
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;

    private OrderEndpoints() {}

    static List<Endpoint> all() {
        Set<String> test = plus(OrderParams.names(), "computeCommissionRates");
        Set<String> cancel =
                Set.of(
                        "symbol",
                        "orderId",
                        "origClientOrderId",
                        "newClientOrderId",
                        "cancelRestrictions");
        Set<String> replace =
                plus(
                        OrderParams.names(),
                        "cancelReplaceMode",
                        "cancelOrderId",
                        "cancelOrigClientOrderId",
                        "cancelNewClientOrderId",
                        "cancelRestrictions",
                        "orderRateLimitExceededMode");
        Set<String> amend =
                Set.of("symbol", "orderId", "origClientOrderId", "newClientOrderId", "newQty");
        return List.of(
                trade("POST", PATH, "order.place", 1, OrderParams.names(), OrderEndpoints::place),
                trade("POST", PATH + "/test", "order.test", 1, test, OrderEndpoints::test),
                trade("DELETE", PATH, "order.cancel", 1, cancel, OrderEndpoints::cancel),
                trade(
                        "DELETE",
                        "/api/v3/openOrders",
                        "openOrders.cancelAll",
                        1,
                        Set.of("symbol"),
                        OrderEndpoints::cancelAll),
                trade(
                        "POST",
                        PATH + "/cancelReplace",
                        "order.cancelReplace",
                        1,
                        replace,
                        OrderEndpoints::cancelReplace),
                trade(
                        "PUT",
                        PATH + "/amend/keepPriority",
                        "order.amend.keepPriority",
                        4,
                        amend,
                        OrderEndpoints::amend));
    }

    private static Endpoint trade(
            String method,
            String path,
            String socketMethod,
            int weight,
            Set<String> names,
            Consumer<Call> answer) {
        return new Endpoint(
                method, path, socketMethod, Security.TRADE, params -> weight, names, answer);
    }

    private static Set<String> plus(Set<String> names, String... more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static void place(Call call) {
        SpotMarket market = call.market();
        NewOrder order = OrderParams.single(call.params());
        OrderJson.Detail detail =
                OrderParams.detail(call.params(), OrderJson.Detail.usual(order.kind()));
        OrderJson.placed(call, place(call, market, order), detail);
    }

    /** Places an order that counts as unfilled until somebody fills it. */
    private static SpotOrder place(Call call, SpotMarket market, NewOrder order) {
        int account = call.account().number();
        call.venue().limits().place(account, 1);
        boolean placed = false;
        try {
            SpotOrder made = call.venue().exchange().orders().place(call.account(), market, order);
            placed = true;
            return made;
        } finally {
            if (!placed) {
                call.venue().limits().unplace(account, 1);
            }
        }
    }

    private static void test(Call call) {
        SpotMarket market = call.market();
        NewOrder order = OrderParams.single(call.params());
        OrderParams.detail(call.params(), OrderJson.Detail.ACK);
        call.venue().exchange().orders().test(market, order);
        if (call.params().flag("computeCommissionRates")) {
            AccountEndpoints.commissionOfOrder(call);
        } else {
            call.out().object().end();
        }
    }

    private static void cancel(Call call) {
        SpotMarket market = call.market();
        String name = call.params().id("newClientOrderId");
        SpotOrder order =
                OrderLookup.find(
                        call, market, "orderId", "origClientOrderId", Reason.UNKNOWN_ORDER);
        requireRestriction(call.params(), order);
        cancel(call, order, name);
    }

    private static void cancel(Call call, SpotOrder order, @Nullable String name) {
        OrderDesk desk = call.venue().exchange().orders();
        OrderList list = order.list();
        if (list == null) {
            String cancelId = desk.cancel(order, name);
            OrderJson.canceled(call, order, cancelId);
        } else {
            ListEndpoints.cancel(call, list, order, name);
        }
    }

    private static void requireRestriction(Params params, SpotOrder order) {
        String restriction = params.find("cancelRestrictions");
        if (restriction == null) {
            return;
        }
        OrderState wanted =
                switch (restriction) {
                    case "ONLY_NEW" -> OrderState.NEW;
                    case "ONLY_PARTIALLY_FILLED" -> OrderState.PARTIALLY_FILLED;
                    default ->
                            throw ApiError.of(
                                    -1145,
                                    "cancelRestrictions has to be either ONLY_NEW or"
                                            + " ONLY_PARTIALLY_FILLED.");
                };
        if (order.state().isOpen() && order.state() != wanted) {
            throw new Refusal(Reason.CANCEL_RESTRICTED);
        }
    }

    private static void cancelAll(Call call) {
        SpotMarket market = call.market();
        List<SpotOrder> open = new ArrayList<>(call.account().shelf(market).open());
        if (open.isEmpty()) {
            throw new Refusal(Reason.UNKNOWN_ORDER);
        }
        Set<OrderList> lists = new LinkedHashSet<>();
        call.out().array();
        for (SpotOrder order : open) {
            OrderList list = order.list();
            if (list == null || lists.add(list)) {
                cancel(call, order, null);
            }
        }
        call.out().endArray();
    }

    private static void amend(Call call) {
        SpotMarket market = call.market();
        long quantity = call.params().positive("newQty");
        String name = call.params().id("newClientOrderId");
        SpotOrder order =
                OrderLookup.find(
                        call, market, "orderId", "origClientOrderId", Reason.UNKNOWN_ORDER);
        String before = order.clientId();
        long executionId = call.venue().exchange().orders().amend(order, quantity, name);
        OrderJson.amended(call, order, before, executionId);
    }

    /**
     * Both halves have an answer of their own; the new order is looked at before anything is
     * canceled.
     */
    private static void cancelReplace(Call call) {
        Params params = call.params();
        SpotMarket market = call.market();
        boolean stops = stopsOnFailure(params);
        NewOrder order = OrderParams.single(params);
        OrderJson.Detail detail = OrderParams.detail(params, OrderJson.Detail.usual(order.kind()));
        String cancelName = params.id("cancelNewClientOrderId");
        if (!params.has("cancelOrderId") && !params.has("cancelOrigClientOrderId")) {
            throw ApiError.of(
                    -1102,
                    "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both"
                            + " were empty/null!");
        }
        call.venue().exchange().orders().test(market, order);
        Half canceled =
                Half.of(
                        call,
                        half -> {
                            SpotOrder old =
                                    OrderLookup.find(
                                            half,
                                            market,
                                            "cancelOrderId",
                                            "cancelOrigClientOrderId",
                                            Reason.UNKNOWN_ORDER);
                            requireRestriction(params, old);
                            cancel(half, old, cancelName);
                        });
        Half placed =
                stops && !canceled.done()
                        ? notAttempted(call)
                        : Half.of(
                                call,
                                half -> OrderJson.placed(half, place(half, market, order), detail));
        Json data = new Json().object().put("cancelResult", canceled.word());
        data.put("newOrderResult", placed.word()).raw("cancelResponse", canceled.body());
        data.raw("newOrderResponse", placed.body()).end();
        if (canceled.done() && placed.done()) {
            call.out().rawItem(data.toString());
        } else if (canceled.done() || placed.done()) {
            throw ApiError.withData(
                    CONFLICT, -2021, "Order cancel-replace partially failed.", data.toString());
        } else {
            throw ApiError.withData(
                    BAD_REQUEST, -2022, "Order cancel-replace failed.", data.toString());
        }
    }

    private static boolean stopsOnFailure(Params params) {
        return switch (params.text("cancelReplaceMode")) {
            case "STOP_ON_FAILURE" -> true;
            case "ALLOW_FAILURE" -> false;
            default ->
                    throw ApiError.of(
                            -1130, "Data sent for parameter 'cancelReplaceMode' is not valid.");
        };
    }

    /** An order that was not tried counts all the same. */
    private static Half notAttempted(Call call) {
        call.venue().limits().place(call.account().number(), 1);
        return new Half("NOT_ATTEMPTED", "null");
    }

    /** One of two things that were tried. */
    private record Half(String word, String body) {
        static Half of(Call call, Consumer<Call> attempt) {
            Json json = new Json();
            try {
                attempt.accept(
                        new Call(call.venue(), call.params(), call.owner(), call.micros(), json));
                return new Half("SUCCESS", json.toString());
            } catch (Refusal refusal) {
                return failed(ApiError.of(refusal));
            } catch (ApiError error) {
                return failed(error);
            }
        }

        private static Half failed(ApiError error) {
            Json json = new Json();
            error.write(json);
            return new Half("FAILURE", json.toString());
        }

        boolean done() {
            return word.equals("SUCCESS");
        }
    }
}
