package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PreventedMatch;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.List;

/** Orders as REST and the WebSocket API tell of them. */
final class OrderJson {
    /** How much of a new order is told. */
    enum Detail {
        ACK,
        RESULT,
        FULL;

        /** What is told when nothing else is asked for. */
        static Detail usual(OrderKind kind) {
            return kind == OrderKind.LIMIT || kind == OrderKind.MARKET ? FULL : ACK;
        }
    }

    private OrderJson() {}

    /** The answer to a new order. */
    static void placed(Call call, SpotOrder order, Detail detail) {
        Json json = call.out().object();
        names(json, order).put("clientOrderId", order.clientId());
        json.put("transactTime", call.time(order.updatedMicros()));
        if (detail != Detail.ACK) {
            amounts(json, order, Long.MAX_VALUE);
            conditions(call, order, false);
            json.put("workingTime", call.time(order.workingMicros()));
            json.put("selfTradePreventionMode", order.prevention().name());
        }
        if (detail == Detail.FULL) {
            json.array("fills");
            for (Fill fill : order.fills()) {
                json.object().amount("price", fill.price()).amount("qty", fill.quantity());
                json.amount("commission", fill.commission());
                json.put("commissionAsset", fill.commissionAsset());
                json.put("tradeId", fill.tradeId()).end();
            }
            json.endArray();
        }
        json.end();
    }

    /** An order as queries tell of it that see what happened up to a moment. */
    static void queried(Call call, SpotOrder order, long untilMicros) {
        Json json = call.out().object();
        names(json, order).put("clientOrderId", order.clientId());
        amounts(json, order, untilMicros);
        conditions(call, order, true);
        json.put("time", call.time(order.createdMicros()));
        json.put("updateTime", call.time(order.updatedUntil(untilMicros)));
        json.put("isWorking", order.isWorking());
        json.put("workingTime", call.time(order.workingMicros()));
        json.put("selfTradePreventionMode", order.prevention().name()).end();
    }

    /**
     * A canceled order.
     *
     * @param cancelId what the cancel is called
     */
    static void canceled(Call call, SpotOrder order, String cancelId) {
        Json json = call.out().object();
        json.put("symbol", order.market().name());
        json.put("origClientOrderId", order.clientId());
        json.put("orderId", order.id()).put("orderListId", listId(order));
        json.put("clientOrderId", cancelId);
        json.put("transactTime", call.time(order.updatedMicros()));
        amounts(json, order, Long.MAX_VALUE);
        conditions(call, order, false);
        json.put("selfTradePreventionMode", order.prevention().name()).end();
    }

    /** An amended order, and where it belongs to. */
    static void amended(Call call, SpotOrder order, String before, long executionId) {
        Json json = call.out().object();
        json.put("transactTime", call.time(order.updatedMicros()));
        json.put("executionId", executionId).object("amendedOrder");
        json.put("symbol", order.market().name()).put("orderId", order.id());
        json.put("orderListId", listId(order)).put("origClientOrderId", before);
        json.put("clientOrderId", order.clientId()).amount("price", order.limit());
        json.amount("qty", order.quantity()).amount("executedQty", order.executed());
        json.amount("preventedQty", order.prevented());
        json.amount("quoteOrderQty", order.asked().quoteQuantity());
        json.amount("cumulativeQuoteQty", order.executedQuote());
        json.put("status", order.state().name());
        json.put("timeInForce", order.asked().lifetime().name());
        json.put("type", order.asked().kind().name()).put("side", side(order));
        if (order.isWorking()) {
            json.put("workingTime", call.time(order.workingMicros()));
        }
        json.put("selfTradePreventionMode", order.prevention().name()).end();
        OrderList list = order.list();
        if (list != null) {
            json.object("listStatus").put("orderListId", list.id());
            json.put("contingencyType", list.kind().name());
            json.put("listOrderStatus", list.isDone() ? "ALL_DONE" : "EXECUTING");
            json.put("listClientOrderId", list.clientId());
            json.put("symbol", list.market().name());
            members(json, list).end();
        }
        json.end();
    }

    /** A list, open-ended: the caller adds reports, or ends it. */
    static Json list(Call call, OrderList list, boolean begins) {
        Json json = call.out().object().put("orderListId", list.id());
        json.put("contingencyType", list.kind().name());
        String status = list.isDone() && !begins ? "ALL_DONE" : "EXEC_STARTED";
        json.put("listStatusType", status);
        json.put("listOrderStatus", list.isDone() ? "ALL_DONE" : "EXECUTING");
        json.put("listClientOrderId", list.clientId());
        json.put("transactionTime", call.time(list.createdMicros()));
        json.put("symbol", list.market().name());
        return members(json, list);
    }

    private static Json members(Json json, OrderList list) {
        json.array("orders");
        for (SpotOrder order : list.orders()) {
            json.object().put("symbol", order.market().name()).put("orderId", order.id());
            json.put("clientOrderId", order.clientId()).end();
        }
        return json.endArray();
    }

    static long listId(SpotOrder order) {
        OrderList list = order.list();
        return list == null ? -1 : list.id();
    }

    static String side(SpotOrder order) {
        return order.isBuy() ? "BUY" : "SELL";
    }

    private static Json names(Json json, SpotOrder order) {
        return json.put("symbol", order.market().name())
                .put("orderId", order.id())
                .put("orderListId", listId(order));
    }

    private static void amounts(Json json, SpotOrder order, long untilMicros) {
        NewOrder asked = order.asked();
        json.amount("price", order.limit()).amount("origQty", order.quantity());
        json.amount("executedQty", order.executedUntil(untilMicros));
        json.amount("origQuoteOrderQty", asked.quoteQuantity());
        json.amount("cummulativeQuoteQty", order.executedQuoteUntil(untilMicros));
        json.put("status", order.stateUntil(untilMicros).name());
        json.put("timeInForce", asked.lifetime().name());
        json.put("type", asked.kind().name()).put("side", side(order));
    }

    /**
     * @param always whether a stop and a visible part are told where there are none
     */
    private static void conditions(Call call, SpotOrder order, boolean always) {
        Json json = call.out();
        NewOrder asked = order.asked();
        if (always || asked.stop() != 0) {
            json.amount("stopPrice", asked.stop());
        }
        if (asked.trail() != 0) {
            json.put("trailingDelta", asked.trail());
            json.put("trailingTime", call.time(order.createdMicros()));
        }
        if (always || asked.display() != 0) {
            json.amount("icebergQty", asked.display());
        }
        if (asked.strategyId() != -1) {
            json.put("strategyId", asked.strategyId());
        }
        if (asked.strategyType() != -1) {
            json.put("strategyType", asked.strategyType());
        }
        PreventedMatch prevented = order.lastPrevented();
        if (prevented != null) {
            json.put("preventedMatchId", prevented.id());
            json.amount("preventedQuantity", order.prevented());
        }
    }

    /** Own trades. */
    static void fills(Call call, List<Fill> fills) {
        Json json = call.out().array();
        for (Fill fill : fills) {
            SpotOrder order = fill.order();
            json.object().put("symbol", order.market().name()).put("id", fill.tradeId());
            json.put("orderId", order.id()).put("orderListId", listId(order));
            json.amount("price", fill.price()).amount("qty", fill.quantity());
            json.amount("quoteQty", fill.quote()).amount("commission", fill.commission());
            json.put("commissionAsset", fill.commissionAsset());
            json.put("time", call.time(fill.timeMicros())).put("isBuyer", order.isBuy());
            json.put("isMaker", fill.maker()).put("isBestMatch", true).end();
        }
        json.endArray();
    }
}
