package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.time.Micros;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages in the form in which Bybit documents them, and what they are about. */
final class Samples {
    static final Instrument BTC =
            new Instrument(
                    "BTC/USDT",
                    new Asset("BTC", 8),
                    new Asset("USDT", 8),
                    2,
                    6,
                    1,
                    10,
                    10,
                    500_000_000);

    static final String ID = "T0000000001000001";

    private Samples() {}

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    static OrderRequest request(Side side, OrderTerms terms, long quantity) {
        return OrderRequest.of(ID, BTC, side, terms, quantity, 1_700_000_000 * Micros.PER_SECOND);
    }

    static OrderRequest limitBuy() {
        return request(Side.BUY, new OrderTerms.Limit(6_000_001), 10_000);
    }

    /** An order as the stream tells it, with other values for some of its fields. */
    static OrderRow order(String status, String... others) {
        var row =
                (ObjectNode)
                        json(
                                """
                                {'category':'spot','symbol':'BTCUSDT','orderId':'1523347543495541248',
                                'orderLinkId':'T0000000001000001','blockTradeId':'','side':'Buy',
                                'positionIdx':0,'orderStatus':'New','cancelType':'UNKNOWN',
                                'rejectReason':'EC_NoError','timeInForce':'GTC','isLeverage':'0',
                                'price':'60000.01','qty':'0.010000','avgPrice':'','leavesQty':'0.010000',
                                'leavesValue':'600.0001','cumExecQty':'0.000000','cumExecValue':'0',
                                'cumExecFee':'0','orderType':'Limit','stopOrderType':'','orderIv':'',
                                'triggerPrice':'0.00','takeProfit':'','stopLoss':'','triggerBy':'',
                                'triggerDirection':0,'placeType':'','lastPriceOnCreated':'',
                                'closeOnTrigger':false,'reduceOnly':false,'smpGroup':0,'smpType':'None',
                                'smpOrderId':'','createdTime':'1700000000100',
                                'updatedTime':'1700000000200','feeCurrency':'','somethingNew':{'a':[1]}}
                                """);
        row.put("orderStatus", status);
        for (int i = 0; i < others.length; i += 2) {
            row.put(others[i], others[i + 1]);
        }
        return OrderRow.of(row);
    }

    /** An execution as the stream tells it, with other values for some of its fields. */
    static ExecutionRow execution(String id, String quantity, String... others) {
        var row =
                (ObjectNode)
                        json(
                                """
                                {'category':'spot','symbol':'BTCUSDT','closedSize':'','execFee':'0.00001',
                                'execPrice':'60000','execType':'Trade','execValue':'','feeRate':'0.001',
                                'leavesQty':'0','orderId':'1523347543495541248',
                                'orderLinkId':'T0000000001000001','orderPrice':'60000.01',
                                'orderQty':'0.01','orderType':'Limit','stopOrderType':'','side':'Buy',
                                'execTime':'1700000000300','isLeverage':'0','isMaker':false,
                                'seq':140612148849382,'marketUnit':'','extraFees':'','feeCurrency':''}
                                """);
        row.put("execId", id).put("execQty", quantity);
        for (int i = 0; i < others.length; i += 2) {
            row.put(others[i], others[i + 1]);
        }
        return ExecutionRow.of(row);
    }
}
