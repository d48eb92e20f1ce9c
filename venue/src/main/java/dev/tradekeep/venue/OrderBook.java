package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The working orders of one instrument, oldest first, and what becomes of them: fills, ends, and
 * what both mean for the other exit of a group. Every act is reported at once, the act before its
 * consequences, and a consequence follows from the state before the next act: a bar that is handed
 * in again after a crash begins with the consequences that are missing.
 */
final class OrderBook {
    /** Why an order ends: the other exit of its group has closed the position. */
    static final String GROUP = "GROUP";

    final Instrument instrument;
    final BarVolume volume;
    final FillStatistics statistics;
    private final boolean groups;
    private final KnownOrders known;
    private final Settlement settlement;
    private final Consumer<VenueReport> reports;
    private final List<RestingOrder> orders = new ArrayList<>();

    /** Entries that the present bar has filled, by their group. */
    private final Map<String, Fill> entries = new HashMap<>();

    /**
     * @param groups whether the exits of a group end one another
     */
    OrderBook(
            Instrument instrument,
            BarVolume volume,
            boolean groups,
            KnownOrders known,
            Settlement settlement,
            Consumer<VenueReport> reports) {
        this.instrument = instrument;
        this.volume = volume;
        statistics = new FillStatistics(volume);
        this.groups = groups;
        this.known = known;
        this.settlement = settlement;
        this.reports = reports;
    }

    /** Live: what leaves stays in it until {@link #sweep}. */
    List<RestingOrder> orders() {
        return orders;
    }

    void add(RestingOrder order) {
        orders.add(order);
    }

    /** The fill of the present bar that an order is an exit of; null when there is none. */
    @Nullable Fill entryOf(OrderRequest request) {
        GroupMember member = request.member();
        return member == null || !member.isExit() ? null : entries.get(member.groupId());
    }

    /** Whether a group has another exit of the same role. */
    boolean hasExitLike(OrderRequest request) {
        GroupMember member = request.member();
        if (member == null || !member.isExit()) {
            return false;
        }
        for (RestingOrder other : orders) {
            if (!other.isGone() && member.equals(other.request.member())) {
                return true;
            }
        }
        return false;
    }

    /** When a request is answered: later than the open, so that a reaction to it comes too late. */
    static long answeredAt(Bar bar) {
        return bar.openTime() + 1;
    }

    /** When what trades in a bar is reported: later than what is answered at its open. */
    static long tradedAt(Bar bar) {
        return bar.openTime() + 2;
    }

    void report(VenueReport report) {
        reports.accept(report);
    }

    void end(RestingOrder order, OrderEnd how, String reason, long at) {
        order.leave(how);
        known.left(order);
        report(new VenueReport.Ended(order.id(), how, reason, order.filled, at));
    }

    /** Lets an order expire, in whole or in part. */
    void expire(RestingOrder order, ExpiryReason reason, long at) {
        statistics.expired(reason, order.remaining());
        end(order, OrderEnd.EXPIRED, reason.name(), at);
    }

    /** Lets go of an order that was not taken. */
    void refuse(RestingOrder order, String reason, long at) {
        order.leave(OrderEnd.REJECTED);
        known.left(order);
        report(new VenueReport.Refused(VenueReport.Call.SUBMIT, order.id(), reason, at));
    }

    /** Takes an order off that has traded all that it may. */
    void complete(RestingOrder order) {
        order.leave(null);
        known.left(order);
    }

    /**
     * Trades as much of an order as the bar's volume and the owner's purse allow, and ends what may
     * not go on.
     *
     * @param fillAt the time of the fill
     */
    void trade(RestingOrder order, Bar bar, long price, boolean taker, long fillAt) {
        long wanted = order.remaining();
        long offered = Math.max(0, Math.min(wanted, volume.left(bar)));
        if (offered < wanted) {
            statistics.limited(order, wanted - offered);
        }
        if (offered == 0 || (order.isAllOrNothing() && offered < wanted)) {
            goWithout(order, bar);
            return;
        }
        long paid = settlement.payable(order, price, offered, taker);
        if (paid <= 0 || (order.isAllOrNothing() && paid < wanted)) {
            expire(order, ExpiryReason.CASH, tradedAt(bar));
            return;
        }
        if (!settlement.fits(order, price, paid, taker)) {
            expire(order, ExpiryReason.OVERFLOW, tradedAt(bar));
            return;
        }
        execute(order, bar, settlement.fill(order, price, paid, taker, fillAt));
        endRest(order, bar);
    }

    /** Books a fill, and what it means for the other exit of the group. */
    void execute(RestingOrder order, Bar bar, Fill fill) {
        volume.use(fill.quantity());
        statistics.filled(fill, bar);
        order.filled += fill.quantity();
        order.fills.add(fill);
        order.servedAt = tradedAt(bar);
        order.triggered = true;
        if (order.remaining() <= 0) {
            complete(order);
        }
        remember(order.request, fill);
        report(new VenueReport.Execution(order.id(), fill, tradedAt(bar)));
        reduceOther(order.request, fill, bar);
    }

    /** Notes that an entry was filled in the present bar. */
    void remember(OrderRequest request, Fill fill) {
        GroupMember member = request.member();
        if (member != null && !member.isExit()) {
            entries.put(member.groupId(), fill);
        }
    }

    /** Makes the other exit of a group smaller by a fill. */
    void reduceOther(OrderRequest filled, Fill fill, Bar bar) {
        GroupMember member = filled.member();
        if (!groups || member == null || !member.isExit()) {
            return;
        }
        for (RestingOrder other : orders) {
            GroupMember its = other.request.member();
            boolean concerned =
                    !other.isGone()
                            && its != null
                            && its.isExit()
                            && its.role() != member.role()
                            && its.groupId().equals(member.groupId());
            if (concerned) {
                reduce(other, fill.quantity(), tradedAt(bar));
                return;
            }
        }
    }

    private void reduce(RestingOrder order, long quantity, long at) {
        if (order.remaining() <= quantity) {
            end(order, OrderEnd.CANCELED, GROUP, at);
            return;
        }
        order.quantity -= quantity;
        order.reductions++;
        report(new VenueReport.Amended(order.id(), order.terms, order.quantity, at));
    }

    /**
     * Ends what is left of an order that this bar has filled in part, unless it may go on: only a
     * lack of volume lets it.
     */
    void endRest(RestingOrder order, Bar bar) {
        if (order.isGone()) {
            return;
        }
        if (volume.left(bar) > 0) {
            expire(order, ExpiryReason.CASH, tradedAt(bar));
        } else if (order.isAtOnce()) {
            expire(order, ExpiryReason.VOLUME, tradedAt(bar));
        }
    }

    /**
     * The trigger of an order was reached, and it trades nothing in this bar.
     *
     * @param lacking what it would have needed to
     */
    void trigger(RestingOrder order, Bar bar, ExpiryReason lacking) {
        if (order.isAtOnce()) {
            expire(order, lacking, tradedAt(bar));
            return;
        }
        order.triggered = true;
        order.servedAt = tradedAt(bar);
        report(new VenueReport.Triggered(order.id(), tradedAt(bar)));
    }

    /** There is nothing to trade with: an order waits for the next bar unless it may not. */
    private void goWithout(RestingOrder order, Bar bar) {
        if (order.isStop() || order.isTakeProfit()) {
            trigger(order, bar, ExpiryReason.VOLUME);
        } else if (order.isAtOnce()) {
            expire(order, ExpiryReason.VOLUME, tradedAt(bar));
        }
    }

    /** Forgets what left, and the fills of the bar. */
    void sweep() {
        orders.removeIf(RestingOrder::isGone);
        if (!entries.isEmpty()) {
            entries.clear();
        }
    }
}
