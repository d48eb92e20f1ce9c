package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;

/** Writes fills as REST and the stream {@code execution} tell them. */
final class ExecutionRow {
    private ExecutionRow() {}

    static void write(Json json, Fill fill) {
        SpotOrder order = fill.order();
        FeeRates rates = order.account().fees();
        long asked = order.asked().quoteQuantity();
        json.object().put("category", "spot").put("symbol", order.market().name());
        json.put("isLeverage", "0").put("orderId", Long.toString(order.id()));
        json.put("orderLinkId", OrderText.linkId(order));
        json.put("side", OrderText.side(order.isBuy()));
        json.number("orderPrice", order.asked().price());
        json.number("orderQty", asked != 0 ? asked : order.quantity());
        json.number("leavesQty", asked != 0 ? 0 : leftAfter(order, fill));
        json.put("createType", "CreateByUser").put("orderType", OrderText.type(order));
        json.put("stopOrderType", OrderText.stopType(order));
        json.number("execFee", fill.commission()).put("feeCurrency", fill.commissionAsset());
        json.number("feeRate", fill.maker() ? rates.maker() : rates.taker());
        json.put("execId", id(fill)).number("execPrice", fill.price());
        json.number("execQty", fill.quantity()).number("execValue", fill.quote());
        json.put("execType", "Trade").put("isMaker", fill.maker());
        json.put("execTime", Long.toString(fill.timeMicros() / 1_000));
        json.put("tradeIv", "").put("markIv", "").put("markPrice", "").put("indexPrice", "");
        json.put("underlyingPrice", "").put("blockTradeId", "").put("closedSize", "");
        json.put("execPnl", "").put("extraFees", "").put("seq", fill.tradeId()).end();
    }

    /** Fewer fields, for those who want to hear of it soonest. */
    static void writeShort(Json json, Fill fill) {
        SpotOrder order = fill.order();
        json.object().put("category", "spot").put("symbol", order.market().name());
        json.put("execId", id(fill)).number("execPrice", fill.price());
        json.number("execQty", fill.quantity()).put("orderId", Long.toString(order.id()));
        json.put("isMaker", fill.maker()).put("orderLinkId", OrderText.linkId(order));
        json.put("side", OrderText.side(order.isBuy()));
        json.put("execTime", Long.toString(fill.timeMicros() / 1_000));
        json.put("seq", fill.tradeId()).end();
    }

    /** That of the trade; who trades with oneself has two fills, and so two ids. */
    static String id(Fill fill) {
        SpotOrder order = fill.order();
        boolean second = fill.maker() && order.account().shelf(order.market()).isSelfTrade(fill);
        return fill.tradeId() + (second ? "-2" : "");
    }

    private static long leftAfter(SpotOrder order, Fill fill) {
        long left = order.quantity();
        for (Fill one : order.fills()) {
            left -= one.quantity();
            if (one.tradeId() == fill.tradeId()) {
                break;
            }
        }
        return Math.max(0, left);
    }

    /** A rate as a fraction. */
    static String rate(long units) {
        return FixedPoint.formatShort(units, Quote.SCALE);
    }
}
