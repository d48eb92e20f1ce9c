package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Places, amends and cancels orders, one or several at a time. */
final class OrderEndpoints {
    /** How many orders one request may be about. */
    static final int BATCH_MAX = 10;

    /** How many orders an account may have open. */
    static final int OPEN_MAX = 500;

    private static final int PER_SECOND = 20;

    private OrderEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                post("create", "order.create", OrderEndpoints::create),
                post("amend", "order.amend", OrderEndpoints::amend),
                post("cancel", "order.cancel", OrderEndpoints::cancel),
                post("cancel-all", "", OrderEndpoints::cancelAll),
                post(
                        "create-batch",
                        "order.create-batch",
                        call -> batch(call, OrderEndpoints::placed)),
                post(
                        "amend-batch",
                        "order.amend-batch",
                        call -> batch(call, OrderEndpoints::amended)),
                post(
                        "cancel-batch",
                        "order.cancel-batch",
                        call -> batch(call, OrderEndpoints::canceled)));
    }

    private static Endpoint post(String name, String socketOp, Consumer<Call> answer) {
        return new Endpoint("POST", "/v5/order/" + name, socketOp, PER_SECOND, answer);
    }

    private static void create(Call call) {
        call.fields().requireSpot();
        ids(call.out().object(), placed(call, call.fields())).end();
    }

    private static void amend(Call call) {
        call.fields().requireSpot();
        ids(call.out().object(), amended(call, call.fields())).end();
    }

    private static void cancel(Call call) {
        call.fields().requireSpot();
        ids(call.out().object(), canceled(call, call.fields())).end();
    }

    private static Json ids(Json json, SpotOrder order) {
        json.put("orderId", Long.toString(order.id()));
        return json.put("orderLinkId", OrderText.linkId(order));
    }

    private static SpotMarket market(Call call, Fields fields) {
        return call.venue().exchange().market(fields.text("symbol"));
    }

    private static SpotOrder placed(Call call, Fields fields) {
        SpotMarket market = market(call, fields);
        OrderReader reader = new OrderReader(fields, market, call.now());
        NewOrder order = reader.read();
        String linkId = order.clientId();
        if (linkId != null && OrderFinder.isUsed(call.venue().exchange(), call.account(), linkId)) {
            throw ApiError.of(170141, "Duplicate clientOrderId");
        }
        int open = 0;
        for (SpotMarket one : call.venue().exchange().markets()) {
            open += call.account().shelf(one).open().size();
        }
        if (open >= OPEN_MAX) {
            throw new Refusal(Refusal.Reason.COUNT_FILTER, "MAX_NUM_ORDERS");
        }
        return call.venue()
                .exchange()
                .orders()
                .place(call.account(), market, order, reader.handling());
    }

    private static SpotOrder amended(Call call, Fields fields) {
        SpotMarket market = market(call, fields);
        SpotOrder order = OrderFinder.require(call, fields, market);
        requireOpen(order);
        if (fields.find("takeProfit") != null || fields.find("stopLoss") != null) {
            throw ApiError.of(170227, "This feature is not supported.");
        }
        NewOrder terms = new OrderReader(fields, market, call.now()).revised(order);
        call.venue()
                .exchange()
                .revisions()
                .revise(order, terms.quantity(), terms.price(), terms.stop());
        return order;
    }

    private static SpotOrder canceled(Call call, Fields fields) {
        SpotMarket market = market(call, fields);
        SpotOrder order = OrderFinder.require(call, fields, market);
        requireOpen(order);
        if (!fields.isAbsentOr("orderFilter", OrderText.filter(OrderView.of(order)))) {
            throw ApiError.noSuchOrder();
        }
        call.venue().exchange().orders().cancel(order, null);
        return order;
    }

    private static void requireOpen(SpotOrder order) {
        if (order.state() == OrderState.FILLED) {
            throw ApiError.of(170139, "Order has been filled.");
        }
        if (!order.state().isOpen()) {
            throw ApiError.of(170142, "Order has been canceled.");
        }
    }

    private static void cancelAll(Call call) {
        Fields fields = call.fields();
        boolean spot = fields.isSpot();
        String symbol = fields.find("symbol");
        String base = fields.find("baseCoin");
        String asked = fields.find("orderFilter");
        String filter = asked == null ? OrderText.ACTIVE : asked;
        List<SpotOrder> open = new ArrayList<>();
        for (SpotMarket market :
                symbol == null || !spot
                        ? call.venue().exchange().markets()
                        : List.of(market(call, fields))) {
            if (spot && (base == null || market.rules().base().equals(base))) {
                open.addAll(call.account().shelf(market).open());
            }
        }
        call.out().object().array("list");
        for (SpotOrder order : open) {
            if (order.state().isOpen() && OrderText.filter(OrderView.of(order)).equals(filter)) {
                call.venue().exchange().orders().cancel(order, null);
                ids(call.out().object(), order).end();
            }
        }
        call.out().endArray().put("success", "1").end();
    }

    /** Each order has a result of its own; one that is refused does not keep the others back. */
    private static void batch(Call call, BiFunction<Call, Fields, SpotOrder> action) {
        call.fields().requireSpot();
        List<Fields> rows = call.fields().rows();
        if (rows.isEmpty() || rows.size() > BATCH_MAX) {
            throw ApiError.params(
                    "request has %s orders; 1 to %s are wanted.", rows.size(), BATCH_MAX);
        }
        call.out().object().array("list");
        call.more().object().array("list");
        for (Fields row : rows) {
            Json json = call.out().object().put("category", "spot");
            String symbol = row.find("symbol");
            json.put("symbol", symbol == null ? "" : symbol);
            try {
                SpotOrder order = action.apply(call, row);
                ids(json, order);
                json.put("createAt", Long.toString(order.createdMicros() / 1_000));
                outcome(call.more(), 0, "OK");
            } catch (ApiError error) {
                refused(json, row);
                outcome(call.more(), error.code(), error.text());
            } catch (Refusal refusal) {
                ApiError error = ApiError.of(refusal);
                refused(json, row);
                outcome(call.more(), error.code(), error.text());
            }
            json.end();
        }
        call.out().endArray().end();
        call.more().endArray().end();
    }

    private static void refused(Json json, Fields row) {
        String linkId = row.find("orderLinkId");
        json.put("orderId", "").put("orderLinkId", linkId == null ? "" : linkId);
        json.put("createAt", "");
    }

    private static void outcome(Json json, int code, String text) {
        json.object().put("code", code).put("msg", text).end();
    }
}
