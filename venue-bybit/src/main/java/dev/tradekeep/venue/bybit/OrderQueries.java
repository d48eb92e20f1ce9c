package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Questions about orders. Each is asked until it has an answer, or until a newer one about the same
 * order takes its place.
 */
final class OrderQueries {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Network network;
    private final BybitRest rest;
    private final AccountReader reader;
    private final OrderBoard board;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    OrderQueries(Network network, BybitRest rest, AccountReader reader, OrderBoard board) {
        this.network = network;
        this.rest = rest;
        this.reader = reader;
        this.board = board;
    }

    /** Asks what an order is. Returns at once. */
    void ask(TrackedOrder order, long queryId) {
        newest.put(order.id(), queryId);
        Backoff pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
        network.run(() -> answer(order, queryId, pauses));
    }

    private void answer(TrackedOrder order, long queryId, Backoff pauses) {
        boolean isNewest = Long.valueOf(queryId).equals(newest.get(order.id()));
        if (!isNewest || board.isClosed()) {
            return;
        }
        VenueReport answer;
        try {
            answer = read(order, queryId);
        } catch (VenueException | ArithmeticException | TradekeepException e) {
            if (e instanceof RuntimeException uncountable) {
                board.unrecognized("order " + order.id(), uncountable);
            }
            var _ = network.later(pauses.next(), () -> answer(order, queryId, pauses));
            return;
        }
        newest.remove(order.id(), queryId);
        board.tell(answer);
    }

    private VenueReport read(TrackedOrder order, long queryId) throws VenueException {
        long first = OrderChecks.firstAt(order.request());
        OrderRow row = reader.order(order.id(), first);
        // After the order, so that there is none in it that is not read.
        List<ExecutionRow> executions = reader.executionsOf(order.id(), first);
        if (row == null) {
            // What is no longer listed may have traded all the same.
            executions.forEach(board::hear);
            return new VenueReport.NotFound(queryId, order.id(), rest.clock().now());
        }
        return state(order, queryId, row, executions);
    }

    private VenueReport state(
            TrackedOrder order, long queryId, OrderRow row, List<ExecutionRow> executions) {
        Instrument instrument = order.request().instrument();
        List<Fill> fills = executions.stream().map(one -> one.fill(instrument)).toList();
        long traded = fills.stream().mapToLong(Fill::quantity).sum();
        long filled = Math.max(traded, Units.quantity(instrument, row.filled()));
        long quantity = quantity(order, row, instrument);
        return new VenueReport.OrderState(
                queryId,
                order.id(),
                row.orderId(),
                end(row, filled >= quantity),
                TermsReader.of(row, instrument, board.termsOf(order)),
                quantity,
                filled,
                fills,
                row.updatedAt());
    }

    private static long quantity(TrackedOrder order, OrderRow row, Instrument instrument) {
        return row.byAmount()
                ? order.request().quantity()
                : Units.quantity(instrument, row.quantity());
    }

    private static @Nullable OrderEnd end(OrderRow row, boolean complete) {
        OrderEnding ending = OrderEnding.of(row, complete);
        return ending == null ? null : ending.how();
    }
}
