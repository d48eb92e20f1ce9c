package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import dev.tradekeep.venue.account.KnownOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The orders of an engine at Bybit, and the one place where their reports come from, one at a time.
 * Any thread may call it.
 */
final class OrderBoard {
    /** So many orders are remembered; of those that have ended the oldest are forgotten first. */
    static final int ORDERS_MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<VenueReport> reports;
    private final Consumer<String> unrecognized;
    private final Map<String, TrackedOrder> orders = new LinkedHashMap<>();

    /** Our ids by the exchange's: not every message has both. */
    private final Map<String, String> idsByTheirs = new HashMap<>();

    private boolean closed;

    /**
     * @param unrecognized hears of what cannot be counted in the units of its instrument
     */
    OrderBoard(
            Collection<KnownOrder> open,
            Consumer<VenueReport> reports,
            Consumer<String> unrecognized) {
        this.reports = reports;
        this.unrecognized = unrecognized;
        for (KnownOrder known : open) {
            TrackedOrder order = new TrackedOrder(known.request(), known.exchangeOrderId() != null);
            orders.put(order.id(), order);
            if (known.exchangeOrderId() != null) {
                idsByTheirs.put(known.exchangeOrderId(), order.id());
            }
        }
    }

    /** Takes an order in. */
    TrackedOrder add(OrderRequest request) {
        return locked(() -> {
            forgetSome();
            TrackedOrder order = new TrackedOrder(request, false);
            TrackedOrder before = orders.putIfAbsent(order.id(), order);
            return before == null ? order : before;
        });
    }

    private void forgetSome() {
        Iterator<TrackedOrder> oldest = orders.values().iterator();
        while (orders.size() >= ORDERS_MAX && oldest.hasNext()) {
            TrackedOrder order = oldest.next();
            if (order.isOver()) {
                oldest.remove();
                idsByTheirs.values().remove(order.id());
            }
        }
    }

    /** An order; null when it was neither submitted here nor named as open, or was long ago. */
    @Nullable TrackedOrder find(String clientOrderId) {
        return locked(() -> orders.get(clientOrderId));
    }

    OrderTerms termsOf(TrackedOrder order) {
        return locked(order::terms);
    }

    boolean isWaiting(TrackedOrder order) {
        return locked(order::isWaiting);
    }

    /** Orders that may still change, at a time, UTC microseconds. */
    List<TrackedOrder> open(long now) {
        return locked(() -> orders.values().stream().filter(one -> one.isOpen(now)).toList());
    }

    /** The exchange does not know an order. */
    void isAbsent(TrackedOrder order) {
        run(order::isAbsent);
    }

    void wants(TrackedOrder order, OrderTerms terms, long quantity) {
        run(() -> order.wants(terms, quantity));
    }

    /** A call was taken. */
    void took(TrackedOrder order, Call call) {
        run(() -> order.took(call));
    }

    /** What was taken of an order and nothing has been heard of since. */
    Set<Call> unanswered(TrackedOrder order) {
        return locked(order::unanswered);
    }

    boolean isBehind(TrackedOrder order) {
        return locked(order::isBehind);
    }

    boolean isOnWrongSide(TrackedOrder order) {
        return locked(order::isOnWrongSide);
    }

    /** An order was refused, so that there is none. */
    void neverWas(TrackedOrder order) {
        run(order::neverWas);
    }

    /** Nobody will hear of a call any more. */
    void lose(TrackedOrder order, VenueReport.Lost lost) {
        run(() -> {
            order.lose(lost.call());
            tellAll(List.of(lost));
        });
    }

    /** Tells one thing. */
    void tell(VenueReport report) {
        run(() -> tellAll(List.of(report)));
    }

    /** Hears of an order, whoever placed it. */
    Heard hear(OrderRow row) {
        return locked(() -> {
            TrackedOrder order = find(row.orderLinkId(), row.orderId());
            if (order == null) {
                return Heard.NOT_OURS;
            }
            idsByTheirs.put(row.orderId(), order.id());
            return told(order, () -> order.hear(row));
        });
    }

    /** Hears of an execution of any order. */
    Heard hear(ExecutionRow row) {
        return locked(() -> {
            TrackedOrder order = find(row.orderLinkId(), row.orderId());
            return order == null ? Heard.NOT_OURS : told(order, () -> order.hear(row));
        });
    }

    private @Nullable TrackedOrder find(String orderLinkId, String orderId) {
        return orders.get(
                orderLinkId.isEmpty() ? idsByTheirs.getOrDefault(orderId, "") : orderLinkId);
    }

    private Heard told(TrackedOrder order, Supplier<List<VenueReport>> heard) {
        List<VenueReport> news = List.of();
        try {
            news = heard.get();
        } catch (ArithmeticException | TradekeepException e) {
            unrecognized("order " + order.id(), e);
        }
        tellAll(news);
        return new Heard(order, !news.isEmpty());
    }

    /** Something cannot be counted in the units of its instrument. */
    void unrecognized(String what, RuntimeException why) {
        unrecognized.accept(what + " cannot be counted here: " + why.getMessage());
    }

    private void tellAll(List<VenueReport> news) {
        if (!closed) {
            news.forEach(reports);
        }
    }

    /** Nothing more is told. */
    void close() {
        run(() -> closed = true);
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    private void run(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was heard.
     *
     * @param order that it is about; null when it is none of ours
     * @param isNews whether something was told because of it
     */
    record Heard(@Nullable TrackedOrder order, boolean isNews) {
        static final Heard NOT_OURS = new Heard(null, false);
    }
}
