package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks about orders of which the stream should have told something and has not: a request that was
 * taken, executions that an order says it has.
 */
final class OrderChecks {
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Network network;
    private final BybitRest rest;
    private final AccountReader reader;
    private final OrderBoard board;
    private final Times times;
    private final Consumer<TrackedOrder> takeOff;

    /** The orders that are going to be looked at. */
    private final Set<String> due = ConcurrentHashMap.newKeySet();

    /**
     * @param takeOff ends an order that waits on the wrong side of the market
     */
    OrderChecks(
            Network network,
            BybitRest rest,
            AccountReader reader,
            OrderBoard board,
            Times times,
            Consumer<TrackedOrder> takeOff) {
        this.network = network;
        this.rest = rest;
        this.reader = reader;
        this.board = board;
        this.times = times;
        this.takeOff = takeOff;
    }

    /** Looks at an order in a while, unless that is going to happen. */
    void look(TrackedOrder order) {
        look(order, new Backoff(times.confirm().multipliedBy(2), PAUSE_MAX, network.random()));
    }

    private void look(TrackedOrder order, Backoff pauses) {
        if (due.add(order.id())) {
            var _ = network.later(pauses.next(), () -> check(order, pauses));
        }
    }

    /**
     * Something was heard.
     *
     * @return whether something was new
     */
    boolean after(OrderBoard.Heard heard) {
        TrackedOrder order = heard.order();
        if (order != null && board.isBehind(order)) {
            look(order);
        }
        if (order != null && board.isOnWrongSide(order) && due.add(order.id())) {
            network.run(() -> {
                due.remove(order.id());
                takeOff.accept(order);
            });
        }
        return heard.isNews();
    }

    private void check(TrackedOrder order, Backoff pauses) {
        due.remove(order.id());
        Set<Call> unanswered = board.unanswered(order);
        boolean wrongSide = board.isOnWrongSide(order);
        boolean isSettled = unanswered.isEmpty() && !wrongSide && !board.isBehind(order);
        if (isSettled || board.isClosed()) {
            return;
        }
        try {
            OrderRow row = read(order);
            if (board.isOnWrongSide(order)) {
                takeOff.accept(order);
                return;
            }
            for (Call call : board.unanswered(order)) {
                if (unanswered.contains(call)) {
                    board.lose(order, lost(order, call, row));
                }
            }
            if (board.isBehind(order)) {
                look(order, pauses);
            }
        } catch (VenueException e) {
            look(order, pauses);
        }
    }

    private @Nullable OrderRow read(TrackedOrder order) throws VenueException {
        OrderRow row = reader.order(order.id(), firstAt(order.request()));
        if (row != null) {
            board.hear(row);
        }
        if (board.isBehind(order)) {
            reader.executionsOf(order.id(), firstAt(order.request())).forEach(board::hear);
        }
        return row;
    }

    /** A time before the first execution of an order, by the exchange's clock. */
    static long firstAt(OrderRequest order) {
        return order.createdAt() - Times.OVERLAP_MICROS;
    }

    private VenueReport.Lost lost(TrackedOrder order, Call call, @Nullable OrderRow row) {
        String now = row == null ? "is not known there" : "is " + row.status();
        String reason = "The exchange took the request, and the order " + now + " since.";
        return new VenueReport.Lost(call, order.id(), reason, rest.clock().now());
    }
}
