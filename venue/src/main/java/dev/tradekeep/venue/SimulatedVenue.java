package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange made of bars, which fills orders by the rules of its {@link VenueModel}; the
 * documentation of a user has them in {@code docs/execution.md}. The same calls and bars give the
 * same reports, ids and times.
 *
 * <p><b>Times.</b> A request is made at an order's creation or, for a cancel and an amendment, at
 * the time of the clock. It arrives a latency later and is answered at the open of the instrument's
 * next bar: one that opens when it has arrived. A fill at the open has the bar's open time, a later
 * one the microsecond after. Reports are a little later: what is answered one microsecond after the
 * open, what is traded two. So whatever is asked because of a report comes too late for the bar
 * that it came from; only the exits of an entry may be sent from inside the report of its fill and
 * take part in the same bar.
 *
 * <p><b>Ids.</b> The exchange's order id is {@link #EXCHANGE_ID} and our id; a trade id is our id,
 * a dash and the number of the order's fill.
 *
 * <p><b>Restart.</b> It keeps nothing that the books and the bars do not give back. After a
 * restart, the driver
 *
 * <ol>
 *   <li>calls {@link #restore} for every open order that was accepted, in the order in which they
 *       were;
 *   <li>goes through what was asked and has no answer, in the order in which it was asked: {@link
 *       #restore} for an order, {@link #cancel(String, long)} and {@link #amend(String, OrderTerms,
 *       long, long)} with the times of asking;
 *   <li>shows every bar that has happened since the oldest of these orders was made: {@link
 *       Market#observe};
 *   <li>when the last bar was not finished, says how much of its volume is used, {@link
 *       Market#restoreVolume}, and whether the instrument's last report that was booked is an
 *       execution, {@link Market#resumeAfter}; then hands the bar in again.
 * </ol>
 *
 * The bar goes on where the books end. It does so when the orders of the books have the times of
 * the reports, an exit is sent from inside the report of the fill that it is for, and a report is
 * booked together with what is asked because of it.
 *
 * <p>One thread makes all calls and hears all reports. Every call may be made from inside a report;
 * none reports by itself but {@link #onBar}, {@link #answer} and {@link #close}.
 */
public final class SimulatedVenue implements Venue {
    /** What the exchange's ids of orders begin with. */
    public static final String EXCHANGE_ID = "S-";

    static final String UNKNOWN_ORDER = "unknown order";
    private static final VenueCapabilities BARS =
            new VenueCapabilities(EnumSet.allOf(OrderType.class), true, true, true);
    private static final VenueCapabilities NEXT_OPEN_TICK =
            new VenueCapabilities(Set.of(OrderType.MARKET, OrderType.LIMIT), false, false, false);

    private final VenueModel model;
    private final Purse purse;
    private final LongSupplier clock;
    private final Consumer<VenueReport> reports;
    private final KnownOrders known = new KnownOrders();
    private final Settlement settlement;

    /** By symbol, whose hash is at hand. */
    private final Map<String, Market> markets = new LinkedHashMap<>();

    /** What waits to be answered and concerns no market. */
    private final ArrayDeque<Question> questions = new ArrayDeque<>();

    /**
     * @param clock the present time, UTC microseconds since the epoch; never falls
     * @param reports hears what happens, on the thread that makes it happen
     */
    public SimulatedVenue(
            VenueModel model, Purse purse, LongSupplier clock, Consumer<VenueReport> reports) {
        this.model = model;
        this.purse = purse;
        this.clock = clock;
        this.reports = reports;
        settlement = new Settlement(model.costs(), purse);
    }

    /**
     * Opens the market of an instrument.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when it is open already
     */
    public Market list(Instrument instrument, MarketModel market) {
        BarVolume volume = new BarVolume(instrument, market, model.volumeShareBps());
        OrderBook book =
                new OrderBook(
                        instrument, volume, capabilities().groups(), known, settlement, reports);
        Market made = new Market(this, market, book);
        if (markets.putIfAbsent(instrument.symbol(), made) != null) {
            throw failure("the market of " + instrument.symbol() + " is open already");
        }
        return made;
    }

    /**
     * Lets an instrument's next bar happen; a driver that holds the {@link Market} calls {@link
     * Market#onBar}.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when the instrument is not listed,
     *     or the bar is not later than its last one
     */
    public void onBar(Instrument instrument, Bar bar) {
        market(instrument).onBar(bar);
    }

    @Override
    public void submit(OrderRequest order) {
        Market market = find(order.instrument());
        RestingOrder resting = new RestingOrder(order);
        if (market == null) {
            refuse(VenueReport.Call.SUBMIT, order.clientOrderId(), "the instrument is not traded");
        } else if (!known.add(resting)) {
            refuse(VenueReport.Call.SUBMIT, order.clientOrderId(), "duplicate id");
        } else {
            market.submit(resting);
        }
    }

    @Override
    public void cancel(String clientOrderId) {
        cancel(clientOrderId, clock.getAsLong());
    }

    /** A cancel that was asked for at a time, UTC microseconds since the epoch. */
    public void cancel(String clientOrderId, long askedAt) {
        RestingOrder order = known.get(clientOrderId);
        if (order == null) {
            refuse(VenueReport.Call.CANCEL, clientOrderId, UNKNOWN_ORDER);
            return;
        }
        market(order.request.instrument()).cancel(order, askedAt);
    }

    @Override
    public void amend(String clientOrderId, OrderTerms terms, long quantity) {
        amend(clientOrderId, terms, quantity, clock.getAsLong());
    }

    /** An amendment that was asked for at a time, UTC microseconds since the epoch. */
    public void amend(String clientOrderId, OrderTerms terms, long quantity, long askedAt) {
        RestingOrder order = known.get(clientOrderId);
        if (order == null) {
            refuse(VenueReport.Call.AMEND, clientOrderId, UNKNOWN_ORDER);
            return;
        }
        market(order.request.instrument()).amend(order, terms, quantity, askedAt);
    }

    @Override
    public void query(String clientOrderId, long queryId) {
        questions.add(new Question.Query(clientOrderId, queryId));
    }

    @Override
    public VenueCapabilities capabilities() {
        return capabilitiesOf(model.fills());
    }

    /** What can be asked of a simulated exchange with such rules. */
    public static VenueCapabilities capabilitiesOf(FillModel fills) {
        return switch (fills) {
            case BARS -> BARS;
            case NEXT_OPEN_TICK -> NEXT_OPEN_TICK;
        };
    }

    /**
     * Answers every question, and what was asked of orders that nobody knows. Of orders that are
     * gone the last {@value KnownOrders#GONE_MIN} at least are known.
     */
    public void answer() {
        answer(clock.getAsLong());
    }

    /**
     * Puts an open order back as the books have it: on the book when the exchange had accepted it,
     * else among what waits.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when its id is known already, or
     *     its instrument not listed
     */
    public void restore(RestoredOrder from) {
        RestingOrder order = RestingOrder.of(from);
        if (!known.add(order)) {
            throw failure("order " + order.id() + " was restored twice");
        }
        if (order.remaining() <= 0) {
            // Only an amendment that comes too late keeps it open in the books.
            order.leave(null);
            known.left(order);
            return;
        }
        market(order.request.instrument()).restore(order, from);
    }

    /**
     * Closes every market: all that waits or works expires.
     *
     * @param at UTC microseconds since the epoch, not before any bar's close
     */
    public void close(long at) {
        markets.values().forEach(market -> market.close(at));
        answer(at);
    }

    VenueModel model() {
        return model;
    }

    Purse purse() {
        return purse;
    }

    boolean hasQuestions() {
        return !questions.isEmpty();
    }

    void answer(long at) {
        // Counted first: what is asked from inside an answer belongs to the next time.
        for (int waiting = questions.size(); waiting > 0; waiting--) {
            reports.accept(
                    switch (questions.remove()) {
                        case Question.Query(String id, long queryId) -> state(id, queryId, at);
                        case Question.Refusal(VenueReport.Call call, String id, String reason) ->
                                new VenueReport.Refused(call, id, reason, at);
                    });
        }
    }

    private VenueReport state(String id, long queryId, long at) {
        RestingOrder order = known.get(id);
        if (order == null) {
            return new VenueReport.NotFound(queryId, id, at);
        }
        return new VenueReport.OrderState(
                queryId,
                id,
                EXCHANGE_ID + id,
                order.end(),
                order.terms,
                order.quantity,
                order.filled,
                order.fills,
                at);
    }

    private void refuse(VenueReport.Call call, String id, String reason) {
        questions.add(new Question.Refusal(call, id, reason));
    }

    private Market market(Instrument instrument) {
        Market market = find(instrument);
        if (market == null) {
            throw failure("the market of " + instrument.symbol() + " is not open");
        }
        return market;
    }

    private @Nullable Market find(Instrument instrument) {
        Market market = markets.get(instrument.symbol());
        return market != null && market.instrument().equals(instrument) ? market : null;
    }

    private static TradekeepException failure(String problem) {
        return new TradekeepException(ErrorCode.INTERNAL, "Simulated venue: " + problem + ".");
    }

    private sealed interface Question {
        record Query(String clientOrderId, long queryId) implements Question {}

        record Refusal(VenueReport.Call call, String clientOrderId, String reason)
                implements Question {}
    }
}
