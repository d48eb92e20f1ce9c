package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of requests about orders. What is signed is the text that is made here. */
final class OrderWriter {
    private static final String SPOT = "spot";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OrderWriter() {}

    /** A new order. */
    static String create(OrderRequest order, String symbol) {
        Instrument instrument = order.instrument();
        OrderTerms terms = order.terms();
        ObjectNode body = begin(symbol);
        body.put("side", order.side() == Side.BUY ? "Buy" : "Sell");
        body.put("orderType", terms.limitPrice() > 0 ? "Limit" : "Market");
        body.put("qty", Units.quantity(instrument, order.quantity()));
        if (terms.limitPrice() > 0) {
            body.put("price", Units.price(instrument, terms.limitPrice()));
            body.put("timeInForce", timeInForce(order.conditions()));
        } else {
            // Without it, what a market order may buy is a sum of money.
            body.put("marketUnit", "baseCoin");
        }
        if (terms.triggerPrice() > 0) {
            body.put("orderFilter", "StopOrder");
            body.put("triggerPrice", Units.price(instrument, terms.triggerPrice()));
        }
        body.put("isLeverage", 0);
        body.put("orderLinkId", order.clientOrderId());
        return MAPPER.writeValueAsString(body);
    }

    private static String timeInForce(OrderConditions conditions) {
        if (conditions.postOnly()) {
            return "PostOnly";
        }
        return switch (conditions.timeInForce()) {
            case GTC, GTD -> "GTC";
            case IOC -> "IOC";
            case FOK -> "FOK";
        };
    }

    /**
     * The end of an order.
     *
     * @param waiting whether it waits for its trigger price, as far as is known
     */
    static String cancel(String clientOrderId, String symbol, boolean waiting) {
        ObjectNode body = begin(symbol);
        body.put("orderLinkId", clientOrderId);
        if (waiting) {
            body.put("orderFilter", "StopOrder");
        }
        return MAPPER.writeValueAsString(body);
    }

    /** Other terms of an order: all of them, since what it has now may not be known. */
    static String amend(OrderRequest order, String symbol, OrderTerms terms, long quantity) {
        Instrument instrument = order.instrument();
        ObjectNode body = begin(symbol);
        body.put("orderLinkId", order.clientOrderId());
        body.put("qty", Units.quantity(instrument, quantity));
        if (terms.limitPrice() > 0) {
            body.put("price", Units.price(instrument, terms.limitPrice()));
        }
        if (terms.triggerPrice() > 0) {
            body.put("triggerPrice", Units.price(instrument, terms.triggerPrice()));
        }
        return MAPPER.writeValueAsString(body);
    }

    private static ObjectNode begin(String symbol) {
        return MAPPER.createObjectNode().put("category", SPOT).put("symbol", symbol);
    }
}
