package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Market;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.store.orders.BookedOrder;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.orders.TradeSince;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.RestoredOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a simulated venue back what it knew before a restart: from the books, the orders that are
 * open, what was asked about them and how much of the last candle was used; from the candles, where
 * trailing stops stand.
 */
final class VenueRecovery {
    private final SimulatedRun run;
    private final Market market;
    private final List<BookedOrder> open = new ArrayList<>();
    private final Map<String, Fill> entries = new HashMap<>();
    private final List<TradeSince> trades;

    /**
     * Reads the books.
     *
     * @param since the close of the last candle that was traded, UTC microseconds
     */
    VenueRecovery(Transaction transaction, SimulatedRun run, EngineSetup setup, long since) {
        this.run = run;
        market = setup.markets().getFirst();
        OrderRepository orders = new OrderRepository(transaction);
        long portfolioId = setup.portfolios().getFirst().id();
        open.addAll(orders.open(portfolioId, id -> market.instrument()));
        for (BookedOrder order : open) {
            GroupMember member = order.order().request().member();
            if (member != null && member.isExit()) {
                orders.find(member.groupId(), id -> market.instrument())
                        .flatMap(entry -> fillBefore(entry, order.order().createdAt()))
                        .ifPresent(fill -> entries.put(order.order().clientOrderId(), fill));
            }
        }
        trades =
                orders.tradesSince(
                        portfolioId, market.listed().id(), since, id -> market.instrument());
    }

    /** The fill of the entry in whose report an exit was sent. */
    private static Optional<Fill> fillBefore(BookedOrder entry, long at) {
        return entry.events().stream()
                .filter(OrderEvent.Filled.class::isInstance)
                .map(OrderEvent.Filled.class::cast)
                .filter(filled -> filled.at() <= at)
                .map(OrderEvent.Filled::fill)
                .reduce((first, second) -> second);
    }

    /** The earliest time from which candles have to be shown; none when nothing follows them. */
    Optional<Long> shownFrom() {
        return open.stream().map(order -> order.order().createdAt()).min(Comparator.naturalOrder());
    }

    /**
     * Puts the orders back that the venue had, then asks again for what it has not answered, in the
     * order in which that was asked for; to be called before the candles are shown.
     */
    void restoreOrders() {
        List<Unanswered> unanswered = new ArrayList<>();
        open.stream()
                .filter(VenueRecovery::hasArrived)
                .sorted(Comparator.comparingLong(VenueRecovery::acceptedAt))
                .forEach(this::restore);
        for (BookedOrder booked : open) {
            unanswered(booked, unanswered);
        }
        unanswered.sort(Comparator.comparingLong(Unanswered::at));
        unanswered.forEach(asked -> asked.ask().run());
    }

    /** Something that was asked of the venue at a time and has no answer. */
    private record Unanswered(long at, Runnable ask) {}

    private void unanswered(BookedOrder booked, List<Unanswered> asked) {
        Order order = booked.order();
        String id = order.clientOrderId();
        if (!hasArrived(booked)) {
            asked.add(new Unanswered(order.createdAt(), () -> restore(booked)));
        }
        if (order.progress().cancel() == RequestState.ASKED) {
            long at = askedAt(booked, true);
            asked.add(new Unanswered(at, () -> run.venue().cancel(id, at)));
        }
        Amendment amendment = order.progress().amendment();
        if (amendment != null) {
            long at = askedAt(booked, false);
            asked.add(
                    new Unanswered(
                            at,
                            () ->
                                    run.venue()
                                            .amend(
                                                    id,
                                                    amendment.terms(),
                                                    amendment.quantity(),
                                                    at)));
        }
    }

    private static boolean hasArrived(BookedOrder booked) {
        return booked.order().progress().stage() == OrderProgress.Stage.ARRIVED;
    }

    private static long acceptedAt(BookedOrder booked) {
        return booked.events().stream()
                .filter(OrderEvent.Accepted.class::isInstance)
                .mapToLong(OrderEvent::at)
                .findFirst()
                .orElse(booked.order().createdAt());
    }

    private void restore(BookedOrder booked) {
        Order order = booked.order();
        run.venue()
                .restore(
                        RestoredOrder.of(
                                order, booked.events(), entries.get(order.clientOrderId())));
    }

    private static long askedAt(BookedOrder booked, boolean cancel) {
        long at = booked.order().createdAt();
        for (OrderEvent event : booked.events()) {
            boolean asked =
                    cancel
                            ? event instanceof OrderEvent.CancelRequested
                            : event instanceof OrderEvent.UpdateRequested;
            if (asked) {
                at = event.at();
            }
        }
        return at;
    }

    /** Shows the venue a candle that happened before. */
    void show(BarClosed bar) {
        dev.tradekeep.venue.Market at = run.market(bar.feed());
        if (at != null) {
            at.observe(bar);
        }
    }

    /** Says how far the candle had come that was being traded. */
    void resume(int feed) {
        dev.tradekeep.venue.Market at = run.market(feed);
        if (at == null || trades.isEmpty()) {
            return;
        }
        TradeSince last = trades.getLast();
        long openTime = trades.getFirst().fill().at();
        long used = trades.stream().mapToLong(trade -> trade.fill().quantity()).sum();
        at.restoreVolume(openTime, used);
        if (!isFollowed(last)) {
            at.resumeAfter(last.order().request(), last.fill());
        }
    }

    /** Whether what a fill means for the other exit of its group is booked already. */
    private boolean isFollowed(TradeSince last) {
        GroupMember member = last.order().request().member();
        if (member == null || !member.isExit()) {
            return true;
        }
        for (BookedOrder other : open) {
            GroupMember its = other.order().request().member();
            boolean sibling =
                    its != null
                            && its.isExit()
                            && its.groupId().equals(member.groupId())
                            && its.role() != member.role();
            if (sibling) {
                return lastUpdate(other) >= last.reportedAt();
            }
        }
        return true;
    }

    private static long lastUpdate(BookedOrder order) {
        long at = Long.MIN_VALUE;
        for (OrderEvent event : order.events()) {
            if (event instanceof OrderEvent.Updated) {
                at = event.at();
            }
        }
        return at;
    }
}
