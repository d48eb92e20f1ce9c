package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.binance.account.OrderWords.Standing;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.HttpAnswer;
import dev.tradekeep.venue.net.Network;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way for orders. Every call goes on a virtual thread of its own, once; what became of it is
 * reported. None overtakes the submission of its order. A question is asked until it is answered,
 * or the account closed.
 */
final class BinanceOrders implements Venue {
    /** Why an amendment is refused that Binance cannot make in place. */
    static final String ONLY_LESS_IN_PLACE =
            "IN_PLACE_ONLY_LESS: Binance changes in place only the quantity of a limit order, to"
                    + " less; cancel it and place another";

    private static final String DUPLICATE = "Duplicate order sent.";
    private static final String ORDER = "/api/v3/order";
    private static final String AMEND = "/api/v3/order/amend/keepPriority";
    private static final int AMEND_WEIGHT = 4;

    private static final VenueCapabilities CAPABILITIES =
            new VenueCapabilities(
                    Set.of(
                            OrderType.MARKET,
                            OrderType.LIMIT,
                            OrderType.STOP,
                            OrderType.STOP_LIMIT,
                            OrderType.TAKE_PROFIT),
                    // Only to less, which leaves too much to refuse.
                    false,
                    false,
                    false);

    private final Network network;
    private final BinanceRest rest;
    private final TrackedOrders orders;
    private final OrderNews news;
    private final OrderQuestions questions;

    BinanceOrders(
            Network network,
            BinanceRest rest,
            TrackedOrders orders,
            OrderNews news,
            OrderQuestions questions) {
        this.network = network;
        this.rest = rest;
        this.orders = orders;
        this.news = news;
        this.questions = questions;
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void submit(OrderRequest request) {
        TrackedOrder order = orders.add(request, null);
        network.run(() -> {
            try {
                place(order);
            } finally {
                order.settle();
            }
        });
    }

    private void place(TrackedOrder order) {
        String objection = OrderWords.objection(order.request);
        if (objection != null) {
            order.end(0);
            refuse(Call.SUBMIT, order.id(), objection);
            return;
        }
        Params params = OrderWords.place(order.request);
        HttpAnswer answer =
                send(Call.SUBMIT, order, "POST", laneOf(order.request), 1, ORDER, params);
        read(Call.SUBMIT, order, answer, this::placed);
    }

    private static Lane laneOf(OrderRequest order) {
        boolean reduces =
                order.side() == Side.SELL
                        || order.conditions().reduceOnly()
                        || (order.member() != null && order.member().isExit());
        return reduces ? Lane.EXIT : Lane.ORDER;
    }

    @Override
    public void cancel(String clientOrderId) {
        TrackedOrder order = orders.find(clientOrderId);
        if (order == null) {
            unknownHere(Call.CANCEL, clientOrderId);
            return;
        }
        order.cancelAsked();
        after(
                order,
                () -> {
                    Params params = named(order, "origClientOrderId");
                    HttpAnswer answer =
                            send(Call.CANCEL, order, "DELETE", Lane.EXIT, 1, ORDER, params);
                    read(Call.CANCEL, order, answer, this::stands);
                });
    }

    @Override
    public void amend(String clientOrderId, OrderTerms terms, long quantity) {
        TrackedOrder order = orders.find(clientOrderId);
        if (order == null) {
            unknownHere(Call.AMEND, clientOrderId);
            return;
        }
        boolean less =
                terms.equals(order.terms())
                        && terms.type() == OrderType.LIMIT
                        && quantity < order.quantity();
        after(
                order,
                () -> {
                    if (!less) {
                        refuse(Call.AMEND, clientOrderId, ONLY_LESS_IN_PLACE);
                        return;
                    }
                    Params params = named(order, "origClientOrderId");
                    params.put("newClientOrderId", order.id());
                    params.put("newQty", Amounts.quantityText(order.instrument(), quantity));
                    HttpAnswer answer =
                            send(Call.AMEND, order, "PUT", Lane.EXIT, AMEND_WEIGHT, AMEND, params);
                    read(
                            Call.AMEND,
                            order,
                            answer,
                            (amended, said) -> {
                                Fields now = said.object("amendedOrder");
                                long quantityNow =
                                        Amounts.quantity(order.instrument(), now.text("qty"));
                                news.amended(
                                        amended, terms, quantityNow, said.time("transactTime"));
                            });
                });
    }

    @Override
    public void query(String clientOrderId, long queryId) {
        TrackedOrder order = orders.find(clientOrderId);
        if (order != null) {
            order.afterSubmission(() -> questions.ask(order, queryId));
        }
    }

    private void after(TrackedOrder order, Runnable task) {
        order.afterSubmission(() -> network.run(task));
    }

    private static Params named(TrackedOrder order, String name) {
        Params params = new Params().put("symbol", order.symbol);
        String exchangeId = order.exchangeId();
        return exchangeId == null
                ? params.put(name, order.id())
                : params.put("orderId", exchangeId);
    }

    private void unknownHere(Call call, String clientOrderId) {
        network.run(
                () -> news.tell(new VenueReport.Lost(call, clientOrderId, "unknown here", now())));
    }

    private @Nullable HttpAnswer send(
            Call call,
            TrackedOrder order,
            String method,
            Lane lane,
            int weight,
            String path,
            Params params) {
        try {
            return rest.send(method, lane, weight, path, params);
        } catch (VenueException e) {
            switch (e.failure()) {
                case VenueFailure.Unknown unknown -> lose(call, order.id(), unknown.reason());
                case VenueFailure.NotDone notDone when notDone.reason().endsWith(DUPLICATE) ->
                        // The first of the two may have arrived.
                        lose(call, order.id(), notDone.reason());
                case VenueFailure.NotDone notDone -> {
                    if (call == Call.SUBMIT) {
                        order.end(0);
                    }
                    refuse(call, order.id(), notDone.reason());
                }
            }
            return null;
        }
    }

    /** Reads the answer to what was done; one that cannot be read leaves it unknown. */
    private void read(Call call, TrackedOrder order, @Nullable HttpAnswer answer, Reading reading) {
        if (answer == null) {
            return;
        }
        try {
            reading.read(order, Fields.of(answer.body()));
        } catch (Fields.Unreadable e) {
            String reason = "The answer cannot be read: " + e.getMessage();
            news.failed(new VenueFailure.Unknown(reason));
            lose(call, order.id(), reason);
        } catch (TradekeepException e) {
            news.misfit(order, "the answer to " + call, e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(TrackedOrder order, Fields said);
    }

    private void placed(TrackedOrder order, Fields said) {
        long at = said.time("transactTime");
        news.accepted(order, said.text("orderId"), at);
        if (said.has("fills")) {
            for (Fields trade : said.list("fills")) {
                tellExact(order, trade, at);
            }
        }
        stands(order, said);
    }

    /**
     * Tells a trade of the answer whose worth is its price times its quantity; lists tell the rest.
     */
    private void tellExact(TrackedOrder order, Fields trade, long at) {
        try {
            String worth =
                    new BigDecimal(trade.text("price"))
                            .multiply(new BigDecimal(trade.text("qty")))
                            .toPlainString();
            Fill fill =
                    Amounts.fill(
                            order.instrument(),
                            trade.text("tradeId"),
                            trade.text("price"),
                            trade.text("qty"),
                            worth,
                            trade.text("commission"),
                            orders.asset(trade.text("commissionAsset")),
                            at);
            news.traded(order, fill);
        } catch (TradekeepException | NumberFormatException inexact) {
            // The stream tells the exchange's own amount, and so does the list of trades.
        }
    }

    private void stands(TrackedOrder order, Fields said) {
        long traded = Amounts.quantity(order.instrument(), said.text("executedQty"));
        order.told(traded);
        String status = said.text("status");
        Standing standing = OrderWords.standing(status);
        if (standing == Standing.ENDED) {
            news.ended(
                    order,
                    status,
                    said.text("expiryReason", ""),
                    traded,
                    said.time("transactTime"));
        } else if (standing == Standing.STRANGE) {
            news.strange("order status", status);
        }
    }

    private void refuse(Call call, String id, String reason) {
        news.tell(new VenueReport.Refused(call, id, reason, now()));
    }

    private void lose(Call call, String id, String reason) {
        news.tell(new VenueReport.Lost(call, id, reason, now()));
    }

    private long now() {
        return rest.clock().now();
    }
}
