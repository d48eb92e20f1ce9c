package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.PresumedEnd;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.venue.VenueReport;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a report of the venue. Every report is a fact, whenever it comes; one that
 * tells nothing new changes nothing. What is not known is asked for, and an answer decides only
 * when nothing has happened to the order since it was asked for.
 */
final class ReportFlow {
    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final ReportListener listener;
    private final Consumer<OpenOrder> unbookable;
    private final OrderChanges changes;
    private final Questions questions;
    private final CallTimes calls;
    private final LostCalls lost;
    private final RefusedCalls refused;

    ReportFlow(
            EngineState state,
            Turn turn,
            OrderFlow orders,
            long incarnation,
            ReportListener listener,
            Consumer<OpenOrder> unbookable) {
        this.state = state;
        this.turn = turn;
        this.orders = orders;
        this.listener = listener;
        this.unbookable = unbookable;
        changes = new OrderChanges(state, turn, orders, listener);
        questions = new Questions(turn, incarnation);
        calls = new CallTimes(turn);
        lost = new LostCalls(state, turn, orders, changes, questions, calls);
        refused = new RefusedCalls(turn, orders, changes, questions, lost);
    }

    /** What a report says of an order that is here. */
    void report(OpenOrder open, VenueReport report, Effects effects) {
        boolean ended = open.order().status().isTerminal();
        switch (report) {
            case VenueReport.Accepted r -> {
                OpenOrder now = accepted(open, r.exchangeOrderId());
                if (ended && isDoubtful(now)) {
                    questions.ask(now, effects);
                }
            }
            case VenueReport.Triggered r -> {
                if (!open.order().progress().triggered()) {
                    changes.change(open, new OrderEvent.Triggered(turn.now()));
                }
            }
            case VenueReport.Execution r -> {
                OpenOrder after = traded(open, r.fill());
                if (ended && after.order().progress().endPresumed()) {
                    questions.ask(known(open), effects);
                }
            }
            case VenueReport.Ended r -> ended(open, r.how(), r.reason(), r.quantity());
            case VenueReport.Amended r -> {
                if (!ended && calls.areNew(open.id(), r.at())) {
                    amended(open, r.terms(), r.quantity());
                }
            }
            case VenueReport.Refused r -> {
                if (!ended) {
                    refused.refused(open, r, effects);
                }
            }
            case VenueReport.Lost r -> {
                if (!ended) {
                    lost.lost(open, r, effects);
                }
            }
            case VenueReport.OrderState r -> answered(open, r, effects);
            case VenueReport.NotFound r -> notFound(open, r, effects);
        }
        OpenOrder now = state.order(report.clientOrderId());
        if (now == null) {
            calls.forget(report.clientOrderId());
            orders.patience().forget(report.clientOrderId());
            if (!ended) {
                questions.forget(report.clientOrderId());
            }
        } else if (now.order().status() == OrderStatus.ENDING && isAnswer(report)) {
            questions.askLater(now, effects);
        } else if (now.order().status() == OrderStatus.ENDING
                || (ended && report instanceof VenueReport.Execution)) {
            // What has ended and works after all may have done more than it told.
            lost.askIfOpen(now, effects);
        } else if (!ended && now.order().status().isTerminal()) {
            state.forget(now.id());
        }
    }

    private static boolean isAnswer(VenueReport report) {
        return report instanceof VenueReport.OrderState || report instanceof VenueReport.NotFound;
    }

    /** Whether the end of an order is only our conclusion, or the venue said that it never was. */
    private static boolean isDoubtful(OpenOrder ended) {
        OrderProgress progress = ended.order().progress();
        return progress.endPresumed() || progress.end() == OrderEnd.REJECTED;
    }

    /** A call leaves the engine. */
    void sent(VenueCall call) {
        calls.left(call);
    }

    /** The engine begins again: what was under way is unknown, and asked for. */
    void recover(Effects effects) {
        lost.recover(effects);
    }

    /** Every open order is asked about. */
    void recheck(Effects effects) {
        for (OpenOrder open : List.copyOf(state.orders())) {
            questions.ask(open, effects);
        }
    }

    /**
     * A question that did not decide is asked again.
     *
     * @return the order that it is about; null when it has ended
     */
    @Nullable OpenOrder timer(long id, Effects effects) {
        String clientOrderId = questions.due(id);
        OpenOrder open = clientOrderId == null ? null : state.order(clientOrderId);
        if (open != null) {
            questions.ask(open, effects);
        }
        return open;
    }

    private OpenOrder accepted(OpenOrder open, String exchangeOrderId) {
        OrderProgress progress = open.order().progress();
        boolean isNews =
                progress.stage() != OrderProgress.Stage.ARRIVED
                        || progress.exchangeOrderId() == null;
        return isNews
                ? changes.change(open, new OrderEvent.Accepted(turn.now(), exchangeOrderId))
                : open;
    }

    private OpenOrder traded(OpenOrder known, Fill fill) {
        if (known.executions().contains(fill.exchangeTradeId())) {
            return known;
        }
        Portfolio portfolio = state.portfolio(known.portfolio());
        BookingLine.Traded booked = TradeLine.of(known, fill, portfolio, turn.now());
        if (booked == null) {
            return overflowed(known);
        }
        OpenOrder open = orders.beforeChange(known, booked.event());
        if (open.events() > known.events()) {
            booked = Objects.requireNonNull(TradeLine.of(open, fill, portfolio, turn.now()));
        }
        turn.addInNeed(booked);
        orders.askForWhatWaited(open.order(), booked.after());
        Order after = booked.after();
        OrderEvent event = booked.event();
        turn.publish(after, event);
        if (after.progress().isOverfilled()) {
            overfilled(open);
        }
        listener.changed(open, after, event, fill.quantity());
        return open.after(after, event);
    }

    private void overfilled(OpenOrder open) {
        changes.alert(
                AlertSeverity.CRITICAL,
                "order.overfilled",
                open,
                "Order "
                        + open.id()
                        + " traded more than it asked for. All of it is booked; check it with"
                        + " the venue.");
    }

    /** What cannot be booked must not hold its order open for ever. */
    private OpenOrder overflowed(OpenOrder open) {
        OrderProgress progress = open.order().progress();
        OpenOrder after = open;
        if (progress.end() == null) {
            long filled = progress.filledQuantity();
            after =
                    changes.change(
                            open,
                            new OrderEvent.Canceled(turn.now(), PresumedEnd.OVERFLOW, filled));
        }
        unbookable.accept(open);
        return after;
    }

    private void ended(OpenOrder open, OrderEnd how, String reason, long quantity) {
        OrderProgress progress = open.order().progress();
        if (progress.end() != null && quantity <= progress.reportedQuantity()) {
            return;
        }
        boolean neverWorked = progress.stage() != OrderProgress.Stage.ARRIVED;
        OrderEvent event =
                switch (how) {
                    case REJECTED, DENIED ->
                            neverWorked && quantity == 0
                                    ? new OrderEvent.Rejected(turn.now(), reason)
                                    : new OrderEvent.Canceled(turn.now(), reason, quantity);
                    case CANCELED -> new OrderEvent.Canceled(turn.now(), reason, quantity);
                    case EXPIRED -> new OrderEvent.Expired(turn.now(), reason, quantity);
                };
        changes.change(here(open), event);
    }

    private OpenOrder amended(OpenOrder open, OrderTerms terms, long quantity) {
        OrderProgress progress = open.order().progress();
        Amendment asked = progress.amendment();
        // A doubled answer to the amendment before says nothing of this one.
        boolean isAnswer =
                asked != null && asked.quantity() == quantity && asked.terms().equals(terms);
        boolean isNews =
                isAnswer || !progress.terms().equals(terms) || progress.quantity() != quantity;
        if (!isNews) {
            return open;
        }
        OpenOrder after = changes.change(open, new OrderEvent.Updated(turn.now(), terms, quantity));
        if (after.order().progress().isOverfilled() && !progress.isOverfilled()) {
            overfilled(after);
        }
        return after;
    }

    private void answered(OpenOrder asked, VenueReport.OrderState answer, Effects effects) {
        Questions.Worth worth = questions.take(answer.queryId(), asked);
        // So are executions, whatever happened meanwhile; more than we know of is no overfill.
        if (answer.filledQuantity() > asked.order().progress().quantityAtMost()) {
            amended(asked, answer.terms(), answer.quantity());
        }
        for (Fill fill : answer.executions()) {
            OpenOrder known = known(asked);
            if (!known.executions().contains(fill.exchangeTradeId())) {
                traded(here(known), fill);
            }
        }
        OpenOrder now = state.order(asked.id());
        if (now == null) {
            return;
        }
        boolean ended = now.order().status().isTerminal();
        if (worth != Questions.Worth.DECIDES && ended && isOpen(answer)) {
            contradicted(now, answer, effects);
            return;
        }
        switch (worth) {
            case DECIDES -> decide(now, answer, effects);
            case OUTDATED -> {
                if (!ended) {
                    questions.ask(now, effects);
                }
            }
            case VOID -> {}
        }
    }

    /** The order as it is now, whether or not it has just ended. */
    private OpenOrder known(OpenOrder before) {
        OpenOrder now = state.order(before.id());
        OpenOrder ended = now == null ? state.ended().order(before.id()) : now;
        return ended == null ? before : ended;
    }

    /** Puts an order that has just ended back, for what there is still to say of it. */
    private OpenOrder here(OpenOrder order) {
        if (state.order(order.id()) == null) {
            state.loadOrder(order);
        }
        return order;
    }

    private static boolean isOpen(VenueReport.OrderState answer) {
        return answer.end() == null && answer.filledQuantity() < answer.quantity();
    }

    /** The venue has an order open that has ended here; what it said may be older than the end. */
    private void contradicted(OpenOrder ended, VenueReport.OrderState answer, Effects effects) {
        if (ended.order().progress().endPresumed()) {
            reopen(ended, answer);
        } else {
            questions.ask(ended, effects);
        }
    }

    private void reopen(OpenOrder ended, VenueReport.OrderState answer) {
        OpenOrder reopened =
                changes.change(ended, new OrderEvent.Reopened(turn.now(), "the venue has it open"));
        OpenOrder open = accepted(reopened, answer.exchangeOrderId());
        changes.alert(
                AlertSeverity.WARNING,
                "order.reopened",
                open,
                "Order "
                        + open.id()
                        + " was thought to have ended and works at the venue; it is canceled.");
        orders.cancel(open, OrderWitness.NONE);
    }

    private void decide(OpenOrder asked, VenueReport.OrderState answer, Effects effects) {
        OrderEnd end = answer.end();
        if (end == null && asked.order().progress().end() != null) {
            if (isOpen(answer)) {
                reopen(asked, answer);
            }
            return;
        }
        OpenOrder open = accepted(asked, answer.exchangeOrderId());
        if (end != null) {
            ended(open, end, "", answer.filledQuantity());
            return;
        }
        OrderProgress progress = open.order().progress();
        boolean others =
                !progress.terms().equals(answer.terms())
                        || progress.quantity() != answer.quantity();
        if (calls.areNew(open.id(), answer.at()) && others) {
            open = amended(open, answer.terms(), answer.quantity());
        }
        if (!open.order().status().isTerminal()) {
            lost.retry(open, effects);
        }
    }

    private void notFound(OpenOrder open, VenueReport.NotFound answer, Effects effects) {
        Questions.Worth worth = questions.take(answer.queryId(), open);
        if (open.order().status().isTerminal()) {
            return;
        }
        switch (worth) {
            case DECIDES -> {
                if (calls.isUnderWay(open)) {
                    questions.askLater(open, effects);
                } else {
                    gone(open);
                }
            }
            case OUTDATED -> questions.ask(open, effects);
            case VOID -> {}
        }
    }

    /** The venue does not know an order that cannot be on its way any more. */
    private void gone(OpenOrder open) {
        OrderProgress progress = open.order().progress();
        if (progress.end() != null) {
            // What it has traded may still be told.
            return;
        }
        if (progress.stage() == OrderProgress.Stage.ARRIVED) {
            changes.alert(
                    AlertSeverity.WARNING,
                    "order.vanished",
                    open,
                    "The venue does not know order " + open.id() + " any more; it is closed.");
            ended(open, OrderEnd.CANCELED, PresumedEnd.VANISHED, progress.filledQuantity());
            return;
        }
        changes.change(open, new OrderEvent.Rejected(turn.now(), PresumedEnd.NEVER_ARRIVED));
    }
}
