package dev.tradekeep.venue;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.model.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a {@link RandomTrader} keeps: what it asked and what it heard, in order. */
final class TraderBooks {
    private final List<Entry> entries = new ArrayList<>();
    private final List<VenueReport> reports = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, List<OrderEvent>> events = new LinkedHashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private long cash;
    private long held;
    private int told;

    TraderBooks(long cash, long held) {
        this.cash = cash;
        this.held = held - held % 10;
    }

    List<VenueReport> reports() {
        return reports;
    }

    /** How many reports it got but those about orders that were gone. */
    int told() {
        return told;
    }

    int size() {
        return entries.size();
    }

    long cash() {
        return cash;
    }

    long held() {
        return held;
    }

    Order order(String id) {
        return Objects.requireNonNull(orders.get(id));
    }

    @Nullable OrderRequest request(String id) {
        Order order = orders.get(id);
        return order == null ? null : order.request();
    }

    List<Order> open() {
        return orders.values().stream().filter(order -> order.status().isOpen()).toList();
    }

    long barsSeen(List<TestBar> bars, long now) {
        return bars.stream().filter(bar -> bar.closeTime() <= now).count();
    }

    void submit(OrderRequest request) {
        entries.add(new Entry.Submit(request));
        orders.put(request.clientOrderId(), Order.of(request));
        events.put(request.clientOrderId(), new ArrayList<>());
        apply(request.clientOrderId(), new OrderEvent.Submitted(request.createdAt()));
    }

    void cancel(String id, long at) {
        if (!order(id).mayCancel()) {
            return;
        }
        entries.add(new Entry.Cancel(id, at));
        apply(id, new OrderEvent.CancelRequested(at));
    }

    void amend(String id, OrderTerms terms, long quantity, long at) {
        boolean asked = order(id).progress().amendment() != null;
        if (asked || !order(id).mayAmend()) {
            return;
        }
        entries.add(new Entry.Amend(id, terms, quantity, at));
        apply(id, new OrderEvent.UpdateRequested(at, terms, quantity));
    }

    /** Returns where the entries of what follows begin. */
    int book(VenueReport report) {
        reports.add(report);
        boolean gone =
                report instanceof VenueReport.Refused refused
                        && refused.reason().equals(SimulatedVenue.UNKNOWN_ORDER);
        told += gone ? 0 : 1;
        String id = report.clientOrderId();
        long at = report.at();
        switch (report) {
            case VenueReport.Accepted r -> {
                accepted.add(id);
                apply(id, new OrderEvent.Accepted(at, r.exchangeOrderId()));
            }
            case VenueReport.Triggered r -> apply(id, new OrderEvent.Triggered(at));
            case VenueReport.Execution r -> {
                Side side = order(id).side();
                cash -= side.sign() * r.fill().amount(side) + r.fill().fee().amount();
                held += side.sign() * r.fill().quantity();
                apply(id, new OrderEvent.Filled(at, r.fill()));
                if (cash < 0 || held < 0) {
                    throw new AssertionError("overdrawn by " + report);
                }
            }
            case VenueReport.Ended r -> ended(r);
            case VenueReport.Amended r ->
                    apply(id, new OrderEvent.Updated(at, r.terms(), r.quantity()));
            case VenueReport.Refused r -> refused(r);
            case VenueReport.Lost r -> throw new AssertionError(r);
            case VenueReport.OrderState r -> throw new AssertionError(r);
            case VenueReport.NotFound r -> throw new AssertionError(r);
        }
        return entries.size();
    }

    private void ended(VenueReport.Ended ended) {
        String id = ended.clientOrderId();
        OrderEvent event =
                switch (ended.how()) {
                    case CANCELED ->
                            new OrderEvent.Canceled(ended.at(), ended.reason(), ended.quantity());
                    case EXPIRED ->
                            new OrderEvent.Expired(ended.at(), ended.reason(), ended.quantity());
                    case REJECTED -> new OrderEvent.Rejected(ended.at(), ended.reason());
                    case DENIED -> throw new AssertionError(ended);
                };
        apply(id, event);
        if (order(id).filledQuantity() != ended.quantity() && ended.how() != OrderEnd.REJECTED) {
            throw new AssertionError("other quantity: " + ended);
        }
    }

    private void refused(VenueReport.Refused refused) {
        String id = refused.clientOrderId();
        apply(
                id,
                switch (refused.call()) {
                    case SUBMIT -> new OrderEvent.Rejected(refused.at(), refused.reason());
                    case CANCEL -> new OrderEvent.CancelRejected(refused.at(), refused.reason());
                    case AMEND -> new OrderEvent.UpdateRejected(refused.at(), refused.reason());
                });
    }

    private void apply(String id, OrderEvent event) {
        orders.put(id, order(id).apply(event));
        Objects.requireNonNull(events.get(id)).add(event);
    }

    void send(SimulatedVenue venue, int from) {
        // The list grows when a call reports, which no call may do.
        for (Entry entry : List.copyOf(entries.subList(from, entries.size()))) {
            ask(venue, entry);
        }
    }

    private static void ask(SimulatedVenue venue, Entry entry) {
        switch (entry) {
            case Entry.Submit(OrderRequest request) -> venue.submit(request);
            case Entry.Cancel(String id, long at) -> venue.cancel(id, at);
            case Entry.Amend(String id, OrderTerms terms, long quantity, long at) ->
                    venue.amend(id, terms, quantity, at);
        }
    }

    /** Gives a new venue back what the books have. */
    void restore(SimulatedVenue venue, Market market, long barOpen) {
        for (String id : accepted) {
            if (order(id).status().isOpen()) {
                venue.restore(restored(order(id)));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Order order = order(entry.id());
            if (!order.status().isOpen()) {
                continue;
            }
            boolean asked =
                    switch (entry) {
                        case Entry.Submit s -> !accepted.contains(entry.id());
                        case Entry.Cancel c -> isLast(i) && isUnanswered(order, true);
                        case Entry.Amend a -> isLast(i) && isUnanswered(order, false);
                    };
            if (asked && entry instanceof Entry.Submit) {
                venue.restore(restored(order));
            } else if (asked) {
                ask(venue, entry);
            }
        }
        long used = 0;
        for (VenueReport report : reports) {
            if (report instanceof VenueReport.Execution e && e.fill().at() >= barOpen) {
                used += e.fill().quantity();
            }
        }
        market.restoreVolume(barOpen, used);
        if (!reports.isEmpty()
                && reports.getLast()
                        instanceof VenueReport.Execution(String id, Fill fill, long _)) {
            market.resumeAfter(order(id).request(), fill);
        }
    }

    /** Whether nothing of the kind was asked later of the order. */
    private boolean isLast(int index) {
        Entry entry = entries.get(index);
        return entries.subList(index + 1, entries.size()).stream()
                .noneMatch(later ->
                        later.id().equals(entry.id()) && later.getClass() == entry.getClass());
    }

    /** Whether the order's last cancel, or else amendment, has no answer yet. */
    private static boolean isUnanswered(Order order, boolean cancel) {
        return cancel
                ? order.progress().cancel() != RequestState.NONE
                : order.progress().amendment() != null;
    }

    private RestoredOrder restored(Order order) {
        List<OrderEvent> all = Objects.requireNonNull(events.get(order.clientOrderId()));
        return RestoredOrder.of(order, all, entry(order));
    }

    /** The fill in whose report an exit was sent. */
    private @Nullable Fill entry(Order order) {
        GroupMember member = order.request().member();
        if (member == null || !member.isExit() || !orders.containsKey(member.groupId())) {
            return null;
        }
        Fill entry = null;
        GroupMember first = order(member.groupId()).request().member();
        if (first == null || first.isExit()) {
            return null;
        }
        for (OrderEvent event : Objects.requireNonNull(events.get(member.groupId()))) {
            boolean before = event.at() <= order.createdAt();
            if (before && event instanceof OrderEvent.Filled(long _, Fill fill)) {
                entry = fill;
            }
        }
        return entry;
    }

    private sealed interface Entry {
        String id();

        record Submit(OrderRequest request) implements Entry {
            @Override
            public String id() {
                return request.clientOrderId();
            }
        }

        record Cancel(String id, long at) implements Entry {}

        record Amend(String id, OrderTerms terms, long quantity, long at) implements Entry {}
    }
}
