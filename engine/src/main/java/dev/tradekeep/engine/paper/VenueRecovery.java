package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.instrument.Instrument;
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
import org.jspecify.annotations.Nullable;

/**
 * Gives a simulated venue back what it knew before a restart: from the books, the orders that are
 * open, what was asked about them and how much of the last candles was used; from the candles,
 * where trailing stops stand.
 */
final class VenueRecovery {
    private final SimulatedRun run;
    private final EngineSetup setup;
    private final CandleHistory history;
    private final List<BookedOrder> open = new ArrayList<>();
    private final Map<String, Fill> entries = new HashMap<>();

    /** What was traded after the last candle of each feed that a market's orders are filled by. */
    private final List<List<TradeSince>> trades = new ArrayList<>();

    /**
     * Reads the books.
     *
     * @param history how far the candles were traded
     */
    VenueRecovery(
            Transaction transaction, SimulatedRun run, EngineSetup setup, CandleHistory history) {
        this.run = run;
        this.setup = setup;
        this.history = history;
        OrderRepository orders = new OrderRepository(transaction);
        for (EngineSetup.PortfolioSetup portfolio : setup.portfolios()) {
            open.addAll(orders.open(portfolio.id(), this::instrument));
        }
        open.sort(Comparator.comparingLong(BookedOrder::id));
        for (BookedOrder order : open) {
            GroupMember member = order.order().request().member();
            if (member != null && member.isExit()) {
                orders.find(member.groupId(), this::instrument)
                        .flatMap(entry -> fillBefore(entry, order.order().createdAt()))
                        .ifPresent(fill -> entries.put(order.order().clientOrderId(), fill));
            }
        }
        for (Feed feed : setup.feeds()) {
            trades.add(run.market(feed.index()) == null ? List.of() : trades(orders, feed));
        }
    }

    private List<TradeSince> trades(OrderRepository orders, Feed feed) {
        List<TradeSince> found = new ArrayList<>();
        for (EngineSetup.PortfolioSetup portfolio : setup.portfolios()) {
            found.addAll(
                    orders.tradesSince(
                            portfolio.id(),
                            feed.market().listed().id(),
                            history.closeOf(feed.index()),
                            this::instrument));
        }
        found.sort(Comparator.comparingLong(TradeSince::tradeId));
        return found;
    }

    private Instrument instrument(long id) {
        for (Market market : setup.markets()) {
            if (market.listed().id() == id) {
                return market.instrument();
            }
        }
        throw new IllegalArgumentException("The engine does not trade instrument " + id);
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

    /** The earliest time from which a feed has to be shown; none when nothing follows it. */
    Optional<Long> shownFrom(int feed) {
        dev.tradekeep.venue.Market at = run.market(feed);
        return at == null
                ? Optional.empty()
                : open.stream()
                        .map(BookedOrder::order)
                        .filter(order -> order.instrument().equals(at.instrument()))
                        .map(Order::createdAt)
                        .min(Comparator.naturalOrder());
    }

    /**
     * Puts the orders back that the venue had, then asks again for what it has not answered, in the
     * order in which that was asked for; to be called before the candles are shown.
     */
    void restoreOrders() {
        List<Unanswered> unanswered = new ArrayList<>();
        open.stream()
                .filter(VenueRecovery::hasArrived)
                .sorted(
                        Comparator.comparingLong(VenueRecovery::acceptedAt)
                                .thenComparingLong(booked -> booked.order().createdAt()))
                .forEach(this::restore);
        for (BookedOrder booked : open) {
            unanswered(booked, unanswered);
        }
        unanswered.sort(
                Comparator.comparingLong(Unanswered::at).thenComparingInt(Unanswered::rank));
        unanswered.forEach(asked -> asked.ask().run());
    }

    /**
     * Something that was asked of the venue at a time and has no answer.
     *
     * @param rank of those that were asked at one time, by an order's strategy
     */
    private record Unanswered(long at, int rank, Runnable ask) {}

    /**
     * The strategies ask in the order of their numbers, then people. Exits are asked for by the
     * fills of their entries, whosever they are.
     */
    private static int rankOf(BookedOrder booked) {
        Long slot = booked.owner().slot();
        return slot == null ? Integer.MAX_VALUE : Math.toIntExact(slot);
    }

    private void unanswered(BookedOrder booked, List<Unanswered> asked) {
        Order order = booked.order();
        String id = order.clientOrderId();
        if (!hasArrived(booked)) {
            GroupMember member = order.request().member();
            int rank = member != null && member.isExit() ? -1 : rankOf(booked);
            asked.add(new Unanswered(order.createdAt(), rank, () -> restore(booked)));
        }
        if (order.progress().cancel() == RequestState.ASKED) {
            long at = askedAt(booked, true);
            asked.add(new Unanswered(at, rankOf(booked), () -> run.venue().cancel(id, at)));
        }
        Amendment amendment = order.progress().amendment();
        if (amendment != null) {
            long at = askedAt(booked, false);
            asked.add(
                    new Unanswered(
                            at,
                            rankOf(booked),
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

    /** When a cancel was asked for last, or the amendment that has no answer. */
    private static long askedAt(BookedOrder booked, boolean cancel) {
        Order now = Order.of(booked.order().request());
        long at = booked.order().createdAt();
        for (OrderEvent event : booked.events()) {
            OrderProgress before = now.progress();
            now = now.apply(event);
            boolean asked =
                    cancel
                            ? event instanceof OrderEvent.CancelRequested
                            : isNew(before.amendment(), now.progress().amendment());
            if (asked) {
                at = event.at();
            }
        }
        return at;
    }

    private static boolean isNew(@Nullable Amendment before, @Nullable Amendment after) {
        return after != null && after.state() == RequestState.ASKED && !after.equals(before);
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
        List<TradeSince> since = trades.get(feed);
        if (at == null || since.isEmpty()) {
            return;
        }
        TradeSince last = since.getLast();
        long openTime = history.grid(feed).floor(since.getFirst().fill().at());
        long used = since.stream().mapToLong(trade -> trade.fill().quantity()).sum();
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
