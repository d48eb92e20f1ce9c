package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.risk.RiskEventKind;
import org.jspecify.annotations.Nullable;

/**
 * Other terms for open orders. While the venue has not answered for some, the newest others wait.
 * Where a venue amends nothing, the order is canceled, and what it has not traded by its end is
 * sent as another one: to send that before could trade both.
 */
final class AmendmentFlow {
    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;

    /** Whether the venue changes the terms of an order in place. */
    private final boolean inPlace;

    AmendmentFlow(
            EngineSetup setup, EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
        inPlace = setup.capabilities().amends();
    }

    /**
     * Asks for other terms of an open order, if that can be asked for and the risk check lets it.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it does not
     */
    OrderFlow.@Nullable Placed amend(
            OpenOrder open, OrderTerms terms, long quantity, OrderWitness witness) {
        if (!inPlace && isEntry(open)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The exchange amends no orders, and order "
                            + open.id()
                            + " is the entry of a bracket, which no other order can take the place"
                            + " of. Cancel it and place another bracket.");
        }
        if (mayAsk(open)
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
        return ask(open, terms, quantity, witness);
    }

    /** The same for a strategy: a denial is noted like that of an order. */
    void amendForStrategy(OpenOrder open, OrderTerms terms, long quantity) {
        if (!mayAsk(open) || quantity <= 0 || isWanted(open, terms, quantity)) {
            return;
        }
        RiskVerdict verdict = risk.checkAmendment(open, terms, quantity);
        if (verdict instanceof RiskVerdict.Denied denied) {
            noteDenied(open, denied);
        } else {
            ask(open, terms, quantity, OrderWitness.NONE);
        }
    }

    /** Whether these terms are the newest that were asked for, without an answer so far. */
    private static boolean isWanted(OpenOrder open, OrderTerms terms, long quantity) {
        OrderProgress progress = open.order().progress();
        Amendment newest = progress.waiting() == null ? progress.amendment() : progress.waiting();
        return newest != null && newest.quantity() == quantity && newest.terms().equals(terms);
    }

    private void noteDenied(OpenOrder open, RiskVerdict.Denied denied) {
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
        long count = orders.notes().count(key) + 1;
        BookingLine.RiskNoted noted =
                new BookingLine.RiskNoted(
                        RiskEventKind.DENIAL,
                        OrderFlow.idOf(denied),
                        key,
                        denied.code().name(),
                        portfolio.index(),
                        open.market(),
                        open.id(),
                        "Amendment: " + denied.reason(),
                        count,
                        turn.now());
        if (count > 1) {
            orders.notes().repeat(key, noted);
        } else {
            turn.add(noted);
        }
    }

    /**
     * Makes an exit as large as what its entry has opened, unless that is asked for, or was refused
     * a moment ago.
     */
    void follow(OpenOrder exit, long quantity) {
        boolean answered = exit.order().progress().amendment() == null;
        OrderTerms terms = exit.order().terms();
        if (answered
                && orders.patience().isOver(exit.id(), turn.now())
                && !isWanted(exit, terms, quantity)) {
            ask(exit, terms, quantity, OrderWitness.NONE);
        }
    }

    private boolean mayAsk(OpenOrder open) {
        return inPlace ? open.order().mayAmend() : open.order().mayReplace() && !isEntry(open);
    }

    private static boolean isEntry(OpenOrder open) {
        GroupMember member = open.order().request().member();
        return member != null && !member.isExit();
    }

    private OrderFlow.@Nullable Placed ask(
            OpenOrder open, OrderTerms terms, long quantity, OrderWitness witness) {
        if (!mayAsk(open) || quantity <= 0) {
            return null;
        }
        OrderProgress before = open.order().progress();
        OrderEvent event =
                inPlace
                        ? new OrderEvent.UpdateRequested(turn.now(), terms, quantity)
                        : new OrderEvent.ReplaceRequested(turn.now(), terms, quantity);
        Order after = orders.change(open, event, witness);
        if (before.amendment() == null && before.waiting() == null) {
            turn.call(
                    inPlace
                            ? new VenueCall.Amend(open.id(), terms, quantity)
                            : new VenueCall.Cancel(open.id()));
        }
        return new OrderFlow.Placed(after, event);
    }

    /**
     * What is still wanted of the order that takes the place of one that has ended, quantity units;
     * 0 for none. Where the venue ended it unasked, or nobody knows that it did, there is none.
     */
    static long restOfReplacement(Order ended) {
        OrderProgress progress = ended.progress();
        Amendment wanted = progress.replacement();
        boolean asIntended =
                ended.status() == OrderStatus.FILLED
                        || (progress.end() == OrderEnd.CANCELED && !progress.endPresumed());
        return wanted == null || !asIntended
                ? 0
                : Math.max(0, wanted.quantity() - ended.filledQuantity());
    }

    /** Sends what takes the place of an order that has just ended; null for nothing. */
    OrderFlow.@Nullable Placed replace(OpenOrder before, Order after) {
        boolean hasEnded = after.status().isTerminal() && !before.order().status().isTerminal();
        Amendment wanted = after.progress().replacement();
        if (!hasEnded || wanted == null || restOfReplacement(after) == 0) {
            return null;
        }
        OrderWish wish =
                new OrderWish(
                        before.market().index(),
                        after.side(),
                        wanted.terms(),
                        restOfReplacement(after),
                        after.conditions(),
                        null,
                        "takes the place of order " + before.id(),
                        null);
        OrderFlow.Asker asker =
                new OrderFlow.Asker(
                        before.slot(), state.portfolio(before.portfolio()), OrderWitness.NONE);
        return orders.place(asker, before.market(), wish, after.request().member());
    }
}
