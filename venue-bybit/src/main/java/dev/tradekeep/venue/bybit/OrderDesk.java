package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.net.Network;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The way of orders to Bybit. Every answer there says only that a request was taken; what became of
 * it comes by the stream. When that says nothing for a while, {@link OrderChecks} asks.
 *
 * <p>The calls about one order are sent one after the other, each when the one before has its
 * answer, so that a cancel never overtakes its order. Questions wait for them, too.
 */
final class OrderDesk implements Venue {
    private static final System.Logger LOG = System.getLogger(OrderDesk.class.getName());
    private static final String NOBODY_KNOWS =
            "it was neither submitted over this connection nor named as open";

    private static final VenueCapabilities CAPABILITIES =
            new VenueCapabilities(
                    EnumSet.complementOf(EnumSet.of(OrderType.TRAILING_STOP)), true, false, false);

    private final Network network;
    private final BybitRest rest;
    private final OrderBoard board;
    private final OrderChecks checks;
    private final OrderQueries queries;

    /** The last call of each order that has no answer yet. */
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    OrderDesk(
            Network network,
            BybitRest rest,
            Times times,
            Collection<KnownOrder> open,
            Consumer<VenueReport> reports,
            Consumer<String> unrecognized) {
        this.network = network;
        this.rest = rest;
        AccountReader reader = new AccountReader(rest);
        board = new OrderBoard(open, reports, unrecognized);
        checks = new OrderChecks(network, rest, reader, board, times, this::takeOff);
        queries = new OrderQueries(network, rest, reader, board);
    }

    @Override
    public void submit(OrderRequest order) {
        TrackedOrder added = board.add(order);
        String objection = objection(order);
        inTurn(
                added.id(),
                () -> {
                    if (objection.isEmpty()) {
                        send(
                                added,
                                Call.SUBMIT,
                                laneOf(order),
                                Paths.CREATE,
                                OrderWriter.create(order, added.symbol()));
                    } else {
                        refuseNew(added, objection);
                    }
                });
    }

    private static String objection(OrderRequest order) {
        if (!CAPABILITIES.types().contains(order.terms().type())) {
            return "Bybit's spot market has no orders of the kind " + order.terms().type();
        }
        return order.conditions().timeInForce() == TimeInForce.GTD
                ? "Bybit ends no order at a time"
                : "";
    }

    @Override
    public void cancel(String clientOrderId) {
        inTurn(
                clientOrderId,
                () -> {
                    TrackedOrder order = board.find(clientOrderId);
                    if (order == null) {
                        refuse(clientOrderId, Call.CANCEL, NOBODY_KNOWS);
                    } else {
                        sendCancel(order);
                    }
                });
    }

    private void sendCancel(TrackedOrder order) {
        String body = OrderWriter.cancel(order.id(), order.symbol(), board.isWaiting(order));
        send(order, Call.CANCEL, Lane.EXIT, Paths.CANCEL, body);
    }

    /** Takes an order off by ourselves. */
    private void takeOff(TrackedOrder order) {
        inTurn(
                order.id(),
                () -> {
                    if (board.isClosed()) {
                        return;
                    }
                    String body = OrderWriter.cancel(order.id(), order.symbol(), true);
                    try {
                        rest.send(Lane.EXIT, Paths.CANCEL, body);
                    } catch (VenueException e) {
                        // It is looked at again, and tried again if need be.
                    }
                    checks.look(order);
                });
    }

    @Override
    public void amend(String clientOrderId, OrderTerms terms, long quantity) {
        inTurn(
                clientOrderId,
                () -> {
                    TrackedOrder order = board.find(clientOrderId);
                    if (order == null) {
                        refuse(clientOrderId, Call.AMEND, NOBODY_KNOWS);
                    } else {
                        sendAmendment(order, terms, quantity);
                    }
                });
    }

    private void sendAmendment(TrackedOrder order, OrderTerms terms, long quantity) {
        board.wants(order, terms, quantity);
        OrderRequest request = order.request();
        String body = OrderWriter.amend(request, order.symbol(), terms, quantity);
        send(order, Call.AMEND, laneOf(request), Paths.AMEND, body);
    }

    @Override
    public void query(String clientOrderId, long queryId) {
        TrackedOrder order = board.find(clientOrderId);
        if (order == null) {
            // What it is counted in is not known, and that it is not there would be a guess.
            LOG.log(System.Logger.Level.WARNING, "Order {0}: {1}.", clientOrderId, NOBODY_KNOWS);
            return;
        }
        // What an order is while a call about it is under way says little.
        inTurn(clientOrderId, () -> queries.ask(order, queryId));
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    private void inTurn(String clientOrderId, Runnable call) {
        CompletableFuture<Void> mine =
                underWay.compute(
                        clientOrderId,
                        (id, before) ->
                                (before == null
                                                ? CompletableFuture.<Void>completedFuture(null)
                                                : before)
                                        .handle((done, failed) -> null)
                                        .thenRunAsync(call, network::run));
        var _ = mine.whenComplete((done, failed) -> underWay.remove(clientOrderId, mine));
    }

    private void send(TrackedOrder order, Call call, Lane lane, String path, String body) {
        try {
            rest.send(lane, path, body);
            board.took(order, call);
            checks.look(order);
        } catch (VenueException e) {
            switch (e.failure()) {
                case VenueFailure.NotDone notDone -> {
                    if (call == Call.SUBMIT && ReturnCode.isDuplicate(notDone.code())) {
                        lose(order, call, notDone.reason());
                    } else if (call == Call.SUBMIT) {
                        refuseNew(order, notDone.reason());
                    } else {
                        refuse(order.id(), call, notDone.reason());
                    }
                }
                case VenueFailure.Unknown unknown -> lose(order, call, unknown.reason());
            }
        }
    }

    private void refuseNew(TrackedOrder order, String reason) {
        board.neverWas(order);
        refuse(order.id(), Call.SUBMIT, reason);
    }

    private void refuse(String clientOrderId, Call call, String reason) {
        board.tell(new VenueReport.Refused(call, clientOrderId, reason, rest.clock().now()));
    }

    private void lose(TrackedOrder order, Call call, String reason) {
        board.tell(new VenueReport.Lost(call, order.id(), reason, rest.clock().now()));
    }

    private static Lane laneOf(OrderRequest order) {
        boolean reduces =
                order.conditions().reduceOnly()
                        || order.terms().type() == OrderType.STOP
                        || order.terms().type() == OrderType.STOP_LIMIT;
        return reduces ? Lane.EXIT : Lane.ORDER;
    }

    /**
     * Hears of an order, whoever placed it.
     *
     * @return whether it is one of ours and something was new
     */
    boolean hear(OrderRow row) {
        return checks.after(board.hear(row));
    }

    /** Hears of an execution; else as {@link #hear(OrderRow)}. */
    boolean hear(ExecutionRow row) {
        return checks.after(board.hear(row));
    }

    /** The orders that may still change. */
    List<TrackedOrder> open() {
        return board.open(rest.clock().now());
    }

    /** The exchange does not know an order. */
    void isAbsent(TrackedOrder order) {
        board.isAbsent(order);
    }

    /** Nothing more is told. */
    void close() {
        board.close();
    }
}
