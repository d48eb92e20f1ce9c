package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
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

    /** Asks for an open order to be canceled, if that can be asked for. */
    @Nullable Placed cancel(OpenOrder open, OrderWitness witness) {
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
        if (open.order().progress().cancel() == RequestState.NONE
                && patience.isOver(open.id(), turn.now())) {
            cancel(open, OrderWitness.NONE);
        }
    }

    /** What the venue refused lately, and is not asked for again at once. */
    Patience patience() {
        return patience;
    }

    /**
     * Asks for other terms of an open order, if that can be asked for and the risk check lets it.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it does not
     */
    @Nullable Placed amend(OpenOrder open, OrderTerms terms, long quantity, OrderWitness witness) {
        if (open.order().mayAmend()
                && quantity > 0
                && risk.checkAmendment(open, terms, quantity)
                        instanceof RiskVerdict.Denied denied) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The amendment of order "
                            + open.id()
                            + " is denied. "
                            + denied.code()
                            + ": "
                            + denied.reason());
        }
        return resize(open, terms, quantity, witness);
    }

    /** The same for a strategy: a denial is noted like that of an order. */
    void amendForStrategy(OpenOrder open, OrderTerms terms, long quantity) {
        if (!open.order().mayAmend() || quantity <= 0) {
            return;
        }
        RiskVerdict verdict = risk.checkAmendment(open, terms, quantity);
        if (verdict instanceof RiskVerdict.Denied denied) {
            noteDeniedAmendment(open, denied);
        } else {
            resize(open, terms, quantity, OrderWitness.NONE);
        }
    }

    private void noteDeniedAmendment(OpenOrder open, RiskVerdict.Denied denied) {
        Portfolio portfolio = state.portfolio(open.portfolio());
        String key =
                portfolio.id()
                        + " amendment denied "
                        + denied.code()
                        + " "
                        + open.slot()
                        + " "
                        + open.market().listed().id()
                        + " "
                        + open.order().side();
        long count = notes.count(key) + 1;
        BookingLine.RiskNoted noted =
                new BookingLine.RiskNoted(
                        RiskEventKind.DENIAL,
                        idOf(denied),
                        key,
                        denied.code().name(),
                        portfolio.index(),
                        open.market(),
                        open.id(),
                        "Amendment: " + denied.reason(),
                        count,
                        turn.now());
        if (count > 1) {
            notes.repeat(key, noted);
        } else {
            turn.add(noted);
        }
    }

    private static @Nullable Long idOf(RiskVerdict.Denied denied) {
        RiskLimit limit = denied.limit();
        return limit == null ? null : (Long) limit.id();
    }

    /**
     * Makes an exit as large as what its entry has opened, unless an amendment of it was refused a
     * moment ago.
     */
    void follow(OpenOrder exit, long quantity) {
        if (patience.isOver(exit.id(), turn.now())) {
            resize(exit, exit.order().terms(), quantity, OrderWitness.NONE);
        }
    }

    private @Nullable Placed resize(
            OpenOrder open, OrderTerms terms, long quantity, OrderWitness witness) {
        if (!open.order().mayAmend() || quantity <= 0) {
            return null;
        }
        OrderEvent event = new OrderEvent.UpdateRequested(turn.now(), terms, quantity);
        Order after = change(open, event, witness);
        turn.call(new VenueCall.Amend(open.id(), terms, quantity));
        return new Placed(after, event);
    }

    /** Writes down what happened to an order. */
    Order change(OpenOrder open, OrderEvent event, OrderWitness witness) {
        Order after = open.order().apply(event);
        turn.addInNeed(
                new BookingLine.OrderChanged(
                        open.order(), after, open.events() + 1, event, witness));
        turn.publish(after, event);
        return after;
    }
}
