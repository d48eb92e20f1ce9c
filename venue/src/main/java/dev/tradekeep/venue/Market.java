package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.TimeInForce;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instrument of a {@link SimulatedVenue}: made by {@link SimulatedVenue#list}, fed with the
 * instrument's bars. A bar without orders costs next to nothing. Used by the venue's thread alone.
 */
public final class Market {
    /** So many exits arrive within one bar; more wait for the next. */
    static final int CHILDREN_PER_BAR_MAX = 1_024;

    private final SimulatedVenue venue;
    private final MarketModel model;
    private final OrderBook book;
    private final Matching matching;
    private final ArrayDeque<Request> requests = new ArrayDeque<>();

    /** Those that reach the exchange at the open of the present bar. */
    private final ArrayDeque<Request> due = new ArrayDeque<>();

    /** Exits whose entries the present bar has filled. */
    private final ArrayDeque<RestingOrder> children = new ArrayDeque<>();

    private int childrenLeft;
    private boolean inBar;
    private long lastOpen = RestingOrder.NEVER;
    private long lastClose = RestingOrder.NEVER;
    private long usedIn = RestingOrder.NEVER;
    private long used;
    private @Nullable Resumed resumed;

    Market(SimulatedVenue venue, MarketModel model, OrderBook book) {
        this.venue = venue;
        this.model = model;
        this.book = book;
        matching =
                switch (venue.model().fills()) {
                    case BARS -> new BarMatching(this, book);
                    case NEXT_OPEN_TICK -> new NextOpenTick(venue.model().costs(), book);
                };
    }

    public Instrument instrument() {
        return book.instrument;
    }

    /**
     * Lets the instrument's next bar happen: reports what it does to the orders. What is asked from
     * inside a report waits for the next bar, but the exits of an entry that was just filled.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when the bar is not later than the
     *     instrument's last one
     */
    public void onBar(Bar bar) {
        long open = bar.openTime();
        requireLater(open);
        if (!requests.isEmpty() || !book.orders().isEmpty() || venue.hasQuestions()) {
            inBar = true;
            venue.answer(open + 1);
            happen(bar);
            inBar = false;
        }
        lastOpen = open;
        lastClose = bar.closeTime();
    }

    /**
     * Shows a bar that has happened before: trailing stops follow it, and nothing is traded. After
     * a restart every bar is shown from the oldest restored order's creation on, before the next is
     * handed to {@link #onBar}.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when the bar is not later than the
     *     instrument's last one
     */
    public void observe(Bar bar) {
        requireLater(bar.openTime());
        for (RestingOrder order : book.orders()) {
            order.place(bar, venue.model().latencyMicros());
            order.follow(bar);
        }
        lastOpen = bar.openTime();
        lastClose = bar.closeTime();
    }

    /**
     * Says how much of a bar's volume was used before a restart.
     *
     * @param openTime of the bar that will be handed in again, UTC microseconds since the epoch
     * @param quantity quantity units
     */
    public void restoreVolume(long openTime, long quantity) {
        usedIn = openTime;
        used = quantity;
    }

    /**
     * Says that an execution is the last report of this instrument that is booked, so that what
     * follows from it is still to come.
     */
    public void resumeAfter(OrderRequest order, Fill fill) {
        resumed = new Resumed(order, fill);
    }

    /** What became of the instrument's orders so far. */
    public FillReport report() {
        return book.statistics.report();
    }

    /**
     * Closes the market: every request that waits and every order that works expires.
     *
     * @param at UTC microseconds since the epoch, not before the last bar's close
     */
    public void close(long at) {
        int waiting = requests.size();
        for (RestingOrder order : book.orders()) {
            if (!order.isGone()) {
                book.expire(order, ExpiryReason.END, at);
            }
        }
        for (; waiting > 0; waiting--) {
            if (requests.remove() instanceof Request.Submit(RestingOrder order, long _)) {
                book.expire(order, ExpiryReason.END, at);
            }
        }
        book.sweep();
    }

    void submit(RestingOrder order) {
        Fill entry = inBar && fillsInBar() ? book.entryOf(order.request) : null;
        if (entry != null && childrenLeft > 0) {
            childrenLeft--;
            order.childOf(entry);
            children.add(order);
            return;
        }
        requests.add(new Request.Submit(order, arrival(order.request.createdAt())));
    }

    void cancel(RestingOrder order, long askedAt) {
        requests.add(new Request.Cancel(order, arrival(askedAt)));
    }

    void amend(RestingOrder order, OrderTerms terms, long quantity, long askedAt) {
        requests.add(new Request.Amend(order, terms, quantity, order.reductions, arrival(askedAt)));
    }

    void restore(RestingOrder order, RestoredOrder from) {
        if (from.order().progress().stage() == OrderProgress.Stage.ARRIVED) {
            book.add(order);
            return;
        }
        requests.add(new Request.Submit(order, arrival(order.request.createdAt())));
    }

    Purse purse() {
        return venue.purse();
    }

    /** Whether an order has waited for a bar for more than an interval of trading time. */
    boolean isLate(RestingOrder order, Bar bar) {
        long since = Math.max(arrival(order.request.createdAt()), lastClose);
        return since < bar.openTime()
                && model.days().isLonger(since, bar.openTime(), model.intervalMicros());
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /**
     * Lets the exits of entries that this bar has filled arrive.
     *
     * @param late whether of fills after the open, too
     */
    void admitChildren(Bar bar, boolean late) {
        for (int waiting = children.size(); waiting > 0; waiting--) {
            RestingOrder child = children.remove();
            if (late || child.entryAt == bar.openTime()) {
                accept(child, bar, OrderBook.tradedAt(bar));
            } else {
                children.add(child);
            }
        }
    }

    private boolean fillsInBar() {
        return venue.model().fills() == FillModel.BARS;
    }

    private long arrival(long askedAt) {
        return askedAt + venue.model().latencyMicros();
    }

    private void requireLater(long openTime) {
        if (openTime <= lastOpen) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL,
                    "Simulated venue: bars of "
                            + instrument().symbol()
                            + " must move forward in time.");
        }
    }

    private void happen(Bar bar) {
        childrenLeft = CHILDREN_PER_BAR_MAX;
        book.volume.begin(usedIn == bar.openTime() ? used : 0);
        // By index: a candle that changes no order makes no object.
        List<RestingOrder> orders = book.orders();
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).place(bar, venue.model().latencyMicros());
        }
        resume(bar);
        expire(bar);
        answerRequests(bar);
        matching.match(bar);
        book.sweep();
    }

    /** Says what still follows from fills that this bar has made before a restart. */
    private void resume(Bar bar) {
        Resumed last = resumed;
        resumed = null;
        if (last != null && last.fill().at() >= bar.openTime()) {
            book.remember(last.order(), last.fill());
            book.reduceOther(last.order(), last.fill(), bar);
        }
        List<RestingOrder> orders = book.orders();
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (!order.isGone() && order.hasFillFrom(bar.openTime())) {
                book.endRest(order, bar);
            }
        }
    }

    private void expire(Bar bar) {
        List<RestingOrder> orders = book.orders();
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            boolean over =
                    !order.isGone()
                            && order.request.conditions().timeInForce() == TimeInForce.GTD
                            && order.request.conditions().expiresAt() <= bar.openTime();
            if (over) {
                book.expire(order, ExpiryReason.TIME, OrderBook.answeredAt(bar));
            }
        }
    }

    private void answerRequests(Bar bar) {
        // Chosen first: what is asked from inside a report belongs to the next bar.
        for (int waiting = requests.size(); waiting > 0; waiting--) {
            Request request = requests.remove();
            if (request instanceof Request.Submit(RestingOrder order, long _)
                    && order.entryAt >= bar.openTime()) {
                children.add(order);
            } else if (request.arrivesAt() > bar.openTime() && fillsInBar()) {
                requests.add(request);
            } else {
                due.add(request);
            }
        }
        while (!due.isEmpty()) {
            answer(due.remove(), bar);
        }
    }

    private void answer(Request request, Bar bar) {
        switch (request) {
            case Request.Submit(RestingOrder order, long _) -> {
                accept(order, bar, OrderBook.answeredAt(bar));
            }
            case Request.Cancel(RestingOrder order, long _) -> {
                if (order.isGone()) {
                    refuse(VenueReport.Call.CANCEL, order, SimulatedVenue.UNKNOWN_ORDER, bar);
                } else {
                    book.end(order, OrderEnd.CANCELED, "", OrderBook.answeredAt(bar));
                }
            }
            case Request.Amend amend -> amend(amend, bar);
        }
    }

    private void accept(RestingOrder order, Bar bar, long at) {
        String objection = objection(order, bar);
        if (!objection.isEmpty()) {
            book.refuse(order, objection, at);
            return;
        }
        order.arrive(bar);
        if (OrderRules.wouldTakeAtOnce(order, order.terms, bar)) {
            book.end(order, OrderEnd.REJECTED, OrderRules.POST_ONLY, at);
            return;
        }
        book.add(order);
        book.report(
                new VenueReport.Accepted(order.id(), SimulatedVenue.EXCHANGE_ID + order.id(), at));
        if (order.request.conditions().timeInForce() == TimeInForce.GTD
                && order.request.conditions().expiresAt() <= bar.openTime()) {
            book.expire(order, ExpiryReason.TIME, at);
        }
    }

    private String objection(RestingOrder order, Bar bar) {
        if (!venue.capabilities().types().contains(order.terms.type())) {
            return "the exchange takes no " + order.terms.type() + " orders";
        }
        String objection = OrderRules.objection(order.request, order.terms, order.quantity);
        return objection.isEmpty() ? matching.objection(order, bar) : objection;
    }

    private void amend(Request.Amend wanted, Bar bar) {
        RestingOrder order = wanted.order();
        if (order.reductions != wanted.reductions()) {
            // It was answered when the fill of the other exit changed the order: made with the old
            // position in mind, it would close more than is left.
            return;
        }
        String objection = objection(wanted, bar);
        if (!objection.isEmpty()) {
            refuse(VenueReport.Call.AMEND, order, objection, bar);
            return;
        }
        order.terms = wanted.terms();
        order.quantity = Math.max(wanted.quantity(), order.filled);
        order.arrivedIn = bar.openTime();
        if (order.remaining() == 0) {
            book.complete(order);
        }
        book.report(
                new VenueReport.Amended(
                        order.id(), order.terms, order.quantity, OrderBook.answeredAt(bar)));
    }

    private String objection(Request.Amend wanted, Bar bar) {
        RestingOrder order = wanted.order();
        if (order.isGone()) {
            return SimulatedVenue.UNKNOWN_ORDER;
        }
        if (!fillsInBar()) {
            return "the exchange does not change orders";
        }
        if (wanted.terms().type() != order.terms.type()) {
            return "an order stays of its kind";
        }
        if (OrderRules.wouldTakeAtOnce(order, wanted.terms(), bar)) {
            return OrderRules.POST_ONLY;
        }
        return OrderRules.objection(order.request, wanted.terms(), wanted.quantity());
    }

    private void refuse(VenueReport.Call call, RestingOrder order, String reason, Bar bar) {
        book.report(new VenueReport.Refused(call, order.id(), reason, OrderBook.answeredAt(bar)));
    }

    /** The last execution that was booked before a restart. */
    private record Resumed(OrderRequest order, Fill fill) {}
}
