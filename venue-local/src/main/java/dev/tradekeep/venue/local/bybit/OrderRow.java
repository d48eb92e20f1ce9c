package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Writes orders as REST and the stream {@code order} tell them. */
final class OrderRow {
    private OrderRow() {}

    /**
     * @param status what it is said to be, which may be a state that it was in for a moment
     */
    static void write(Json json, OrderView view, String status) {
        SpotOrder order = view.order();
        boolean buy = order.isBuy();
        json.object().put("category", "spot").put("symbol", order.market().name());
        json.put("orderId", Long.toString(order.id()));
        json.put("orderLinkId", OrderText.linkId(order)).put("blockTradeId", "");
        json.put("side", OrderText.side(buy)).put("positionIdx", 0).put("isLeverage", "0");
        json.put("orderStatus", status).put("createType", "CreateByUser");
        json.put("cancelType", OrderText.cancelType(view));
        json.put("rejectReason", OrderText.rejectReason(view));
        json.put("timeInForce", OrderText.timeInForce(order));
        json.put("orderType", OrderText.type(order));
        json.put("marketUnit", OrderText.marketUnit(order));
        amounts(json, view);
        fees(json, view);
        trigger(json, order);
        json.put("reduceOnly", false).put("closeOnTrigger", false).put("placeType", "");
        json.put("smpType", OrderText.selfMatch(order)).put("smpGroup", 0);
        json.put("smpOrderId", "").put("orderIv", "").put("closedPnl", "");
        json.put("createdTime", Long.toString(order.createdMicros() / 1_000));
        json.put("updatedTime", Long.toString(view.updatedMicros() / 1_000)).end();
    }

    private static void amounts(Json json, OrderView view) {
        SpotOrder order = view.order();
        long asked = order.asked().quoteQuantity();
        json.number("price", order.asked().price());
        json.number("qty", asked != 0 ? asked : order.quantity());
        if (view.executed() == 0) {
            json.put("avgPrice", "");
        } else {
            json.number(
                    "avgPrice",
                    FixedPoint.multiplyDivide(
                            view.executedQuote(),
                            Quote.UNIT,
                            view.executed(),
                            RoundingMode.HALF_EVEN));
        }
        json.number("leavesQty", view.left());
        json.number("leavesValue", Quote.of(order.asked().price(), view.left()));
        json.number("cumExecQty", view.executed());
        json.number("cumExecValue", view.executedQuote());
    }

    private static void fees(Json json, OrderView view) {
        Map<String, Long> paid = new TreeMap<>();
        for (Fill fill : view.fills()) {
            paid.merge(fill.commissionAsset(), fill.commission(), Long::sum);
        }
        long sum = paid.size() == 1 ? paid.values().iterator().next() : 0;
        json.number("cumExecFee", sum).object("cumFeeDetail");
        paid.forEach(json::number);
        json.end().put("feeCurrency", feeAsset(view.order()));
    }

    /** What a fee is paid in unless the account pays with another asset: what is received. */
    private static String feeAsset(SpotOrder order) {
        return order.isBuy() ? order.market().rules().base() : order.market().rules().quote();
    }

    private static void trigger(Json json, SpotOrder order) {
        boolean contingent = order.asked().kind().isContingent();
        json.put("stopOrderType", OrderText.stopType(order));
        json.put("triggerPrice", contingent ? text(order.asked().stop()) : "");
        json.put("triggerDirection", OrderText.triggerDirection(order));
        json.put("triggerBy", contingent ? "LastPrice" : "").put("takeProfit", "");
        json.put("stopLoss", "").put("tpTriggerBy", "").put("slTriggerBy", "");
        json.put("tpLimitPrice", "").put("slLimitPrice", "").put("tpslMode", "");
        json.put("ocoTriggerBy", "").put("lastPriceOnCreated", "");
    }

    private static String text(long units) {
        return FixedPoint.formatShort(units, Quote.SCALE);
    }
}
