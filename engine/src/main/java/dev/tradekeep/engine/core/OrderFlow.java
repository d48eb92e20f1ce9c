package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.store.risk.RiskEventKind;
import dev.tradekeep.store.risk.RiskLimit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of an order from a wish to the venue: checked, written down, and called out when that is
 * on disk.
 */
final class OrderFlow {
    /** The code of a wish that is left out, because the books take only what they must. */
    private static final String SUSPENDED = "SUSPENDED";

    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final ClientOrderIds ids;

    private final RiskNotes notes;
    private final Patience patience = new Patience();
    private BrokenListener broken = (portfolio, market, verdict) -> {};
    private long wishes;
    private long denied;
    private boolean entriesSuspended;

    OrderFlow(EngineState state, Turn turn, RiskDesk risk, ClientOrderIds ids) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.ids = ids;
        notes = new RiskNotes(state, turn);
    }

    /**
     * Who wants an order.
     *
     * @param slot of the strategy; {@link BookingLine#NO_SLOT} for a person
     */
    record Asker(int slot, Portfolio portfolio, OrderWitness witness) {}

    /** Hears of limits that orders broke, whether they were denied for it or not. */
    @FunctionalInterface
    interface BrokenListener {
        /** An order broke a limit, or something else when the verdict names none. */
        void hear(Portfolio portfolio, Market market, RiskVerdict.Denied verdict);
    }

    /** What became of a wish. */
    record Placed(Order order, OrderEvent event) {
        /** Whether it was left out without a trace. */
        boolean isLeftOut() {
            return event instanceof OrderEvent.Denied denied
                    && denied.reasonCode().equals(SUSPENDED);
        }
    }

    /** How many orders were asked for in this run. */
    long wishes() {
        return wishes;
    }

    /** How many of them were denied. */
    long denied() {
        return denied;
    }

    /** Asks for an order. */
    Placed place(Asker asker, Market market, OrderWish wish, @Nullable GroupMember member) {
        wishes++;
        String id = ids.next();
        GroupMember place =
                member == null && wish.exits() != null
                        ? new GroupMember(id, GroupMember.Role.ENTRY)
                        : member;
        Order made =
                Order.of(
                        new OrderRequest(
                                id,
                                market.instrument(),
                                wish.side(),
                                wish.terms(),
                                wish.quantity(),
                                wish.conditions(),
                                place,
                                turn.now()));
        if (entriesSuspended && !risk.reduces(made, asker.portfolio(), market)) {
            return forgotten(made);
        }
        RiskVerdict verdict = risk.check(made, asker.portfolio(), market);
        if (entriesSuspended && verdict instanceof RiskVerdict.Denied) {
            return forgotten(made);
        }
        return switch (verdict) {
            case RiskVerdict.Denied reason -> {
                Placed placed = deny(asker, market, wish, made, reason);
                broken.hear(asker.portfolio(), market, reason);
                yield placed;
            }
            case RiskVerdict.Approved approved -> {
                Placed placed = send(asker, market, wish, made);
                approved.broken().forEach(one -> broken.hear(asker.portfolio(), market, one));
                yield placed;
            }
        };
    }

    /** From now on a listener hears of limits that orders broke. */
    void onBroken(BrokenListener listener) {
        broken = listener;
    }

    /** Whether only what makes a position smaller is taken; the rest leaves no trace. */
    void suspendEntries(boolean suspended) {
        entriesSuspended = suspended;
    }

    boolean areEntriesSuspended() {
        return entriesSuspended;
    }

    private Placed forgotten(Order made) {
        OrderEvent.Denied event =
                new OrderEvent.Denied(
                        turn.now(), SUSPENDED, "the books cannot take orders at the moment");
        return new Placed(made.apply(event), event);
    }

    private Placed send(Asker asker, Market market, OrderWish wish, Order made) {
        OrderEvent event = new OrderEvent.Submitted(turn.now());
        Order order = made.apply(event);
        BookingLine line = opened(asker, market, wish, order, event);
        // What makes a position smaller must get through on a full disk.
        if (order.side().sign() == -Long.signum(asker.portfolio().position(market).quantity())) {
            turn.addInNeed(line);
        } else {
            turn.add(line);
        }
        if (wish.exits() != null) {
            turn.add(new BookingLine.GroupSaved(group(asker, market, wish, order)));
        }
        risk.sent(asker.portfolio());
        turn.call(new VenueCall.Submit(order.request()));
        turn.publish(order, event);
        return new Placed(order, event);
    }

    private static OrderGroup group(Asker asker, Market market, OrderWish wish, Order entry) {
        OrderWish.Exits exits = Objects.requireNonNull(wish.exits());
        return new OrderGroup(
                entry.clientOrderId(),
                asker.slot(),
                asker.portfolio().index(),
                market.index(),
                wish.side(),
                exits.stop(),
                exits.target(),
                null,
                null,
                0,
                0,
                OrderGroup.State.WAITING);
    }

    private Placed deny(
            Asker asker, Market market, OrderWish wish, Order made, RiskVerdict.Denied reason) {
        denied++;
        OrderEvent.Denied event =
                new OrderEvent.Denied(turn.now(), reason.code().name(), reason.reason());
        Order order = made.apply(event);
        String key = keyOf(asker, market, wish, reason);
        long count = key == null ? 1 : notes.count(key) + 1;
        BookingLine.RiskNoted noted =
                new BookingLine.RiskNoted(
                        RiskEventKind.DENIAL,
                        idOf(reason),
                        key,
                        reason.code().name(),
                        asker.portfolio().index(),
                        market,
                        order.clientOrderId(),
                        reason.reason(),
                        count,
                        turn.now());
        if (key != null && count > 1) {
            notes.repeat(key, noted);
        } else {
            turn.add(opened(asker, market, wish, order, event));
            turn.add(noted);
            turn.publish(order, event);
        }
        return new Placed(order, event);
    }

    /** Of denials that a strategy gets again and again; a person hears of each. */
    private static @Nullable String keyOf(
            Asker asker, Market market, OrderWish wish, RiskVerdict.Denied reason) {
        return asker.slot() == BookingLine.NO_SLOT
                ? null
                : asker.portfolio().id()
                        + " denied "
                        + reason.code()
                        + " "
                        + asker.slot()
                        + " "
                        + market.listed().id()
                        + " "
                        + wish.side()
                        + (reason.limit() == null ? "" : " limit " + idOf(reason));
    }

    /** What happens again and again. */
    RiskNotes notes() {
        return notes;
    }

    /** Writes down what was only counted so far, unless the books take only what they must. */
    void flushRepeated() {
        if (entriesSuspended || notes.isEmpty()) {
            return;
        }
        notes.flush();
    }

    private BookingLine opened(
            Asker asker, Market market, OrderWish wish, Order order, OrderEvent event) {
        long price = state.price(market.index());
        return new BookingLine.OrderOpened(
                asker.slot(),
                asker.portfolio().index(),
                market,
                order,
                event,
                wish.reason(),
                price,
                wish.callerOrderId(),
                asker.witness());
    }

    /**
     * Asks for an open order to be canceled, if that can be asked for. No other terms are asked for
     * any more, and nothing takes its place.
     */
    @Nullable Placed cancel(OpenOrder open, OrderWitness witness) {
        OrderProgress progress = open.order().progress();
        if (progress.waiting() == null) {
            return cancelAgain(open, witness);
        }
        boolean asks = open.order().mayCancel();
        if (!asks && progress.replacement() == null) {
            return null;
        }
        OrderEvent dropped =
                new OrderEvent.UpdateDropped(turn.now(), "the order is to be canceled");
        OpenOrder now =
                open.after(change(open, dropped, asks ? OrderWitness.NONE : witness), dropped);
        return asks ? cancelAgain(now, witness) : new Placed(now.order(), dropped);
    }

    /** The same, but what is to take the place of the order still does. */
    @Nullable Placed cancelAgain(OpenOrder open, OrderWitness witness) {
        if (!open.order().mayCancel()) {
            return null;
        }
        OrderEvent event = new OrderEvent.CancelRequested(turn.now());
        Order after = change(open, event, witness);
        turn.call(new VenueCall.Cancel(open.id()));
        return new Placed(after, event);
    }

    /**
     * Asks for an open order to be canceled, unless that was asked for. A cancel that was lost is
     * sent again once the venue says that the order is open: before, it could go on for ever. One
     * that was refused is asked for again in a while.
     */
    void takeOff(OpenOrder open) {
        OrderProgress progress = open.order().progress();
        boolean asked = progress.cancel() != RequestState.NONE;
        if (asked ? progress.replacement() != null : patience.isOver(open.id(), turn.now())) {
            cancel(open, OrderWitness.NONE);
        }
    }

    /** What the venue refused lately, and is not asked for again at once. */
    Patience patience() {
        return patience;
    }

    static @Nullable Long idOf(RiskVerdict.Denied denied) {
        RiskLimit limit = denied.limit();
        return limit == null ? null : (Long) limit.id();
    }

    /** Writes down what happened to an order. */
    Order change(OpenOrder open, OrderEvent event, OrderWitness witness) {
        OpenOrder known = beforeChange(open, event);
        Order after = known.order().apply(event);
        turn.addInNeed(
                new BookingLine.OrderChanged(
                        known.order(), after, known.events() + 1, event, witness));
        turn.publish(after, event);
        askForWhatWaited(known.order(), after);
        return after;
    }

    /**
     * An order just before something happens to it: what was to be asked of it next, and will not
     * be because of that, is dropped.
     */
    OpenOrder beforeChange(OpenOrder open, OrderEvent event) {
        Amendment waiting = open.order().progress().waiting();
        if (waiting == null || event instanceof OrderEvent.UpdateDropped) {
            return open;
        }
        Order after = open.order().apply(event);
        boolean ended = after.status().isTerminal();
        boolean waits =
                after.progress().waiting() != null
                        && (!ended || AmendmentFlow.restOfReplacement(after) > 0);
        if (waits || isAskedFor(waiting, after.progress())) {
            return open;
        }
        OrderEvent dropped =
                new OrderEvent.UpdateDropped(
                        turn.now(),
                        event instanceof OrderEvent.CancelRejected
                                ? "the order works on"
                                : "the order has ended");
        OpenOrder now = open.after(change(open, dropped, OrderWitness.NONE), dropped);
        if (state.order(now.id()) == null) {
            // It had ended already, and left with its last event; more is to be said of it.
            state.loadOrder(now);
        }
        return now;
    }

    /** Calls the venue for other terms that waited for an answer which has come. */
    void askForWhatWaited(Order before, Order after) {
        Amendment waiting = before.progress().waiting();
        if (waiting != null
                && after.progress().waiting() == null
                && before.progress().amendment() != null
                && isAskedFor(waiting, after.progress())) {
            turn.call(
                    new VenueCall.Amend(
                            after.clientOrderId(), waiting.terms(), waiting.quantity()));
        }
    }

    private static boolean isAskedFor(Amendment waiting, OrderProgress now) {
        Amendment asked = now.amendment();
        return asked != null
                && asked.quantity() == waiting.quantity()
                && asked.terms().equals(waiting.terms());
    }
}
