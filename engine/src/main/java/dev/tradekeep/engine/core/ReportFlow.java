package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.venue.VenueReport;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What follows from a report of the venue. Every report is a fact, whenever it comes; one that
 * tells nothing new changes nothing. What is not known is asked for, and an answer decides only
 * when nothing has happened to the order since it was asked for.
 */
final class ReportFlow {
    /** The reason of an order that the venue does not know any more. */
    static final String VANISHED = "VANISHED";

    /** The reason of a venue that has an order of this id already. */
    static final String DUPLICATE_ID = "duplicate id";

    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final ReportListener listener;
    private final Consumer<OpenOrder> unbookable;

    private final Questions questions;
    private final CallTimes calls;

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
        questions = new Questions(turn, incarnation);
        calls = new CallTimes(turn);
    }

    /** What a report says of an order that is here. */
    void report(OpenOrder open, VenueReport report, Effects effects) {
        switch (report) {
            case VenueReport.Accepted r -> accepted(open, r.exchangeOrderId());
            case VenueReport.Triggered r -> {
                if (!open.order().progress().triggered()) {
                    change(open, new OrderEvent.Triggered(turn.now()));
                }
            }
            case VenueReport.Execution r -> traded(open, r.fill());
            case VenueReport.Ended r -> ended(open, r.how(), r.reason(), r.quantity());
            case VenueReport.Amended r -> {
                if (!open.order().status().isTerminal() && calls.areNew(open.id(), r.at())) {
                    amended(open, r.terms(), r.quantity());
                }
            }
            case VenueReport.Refused r -> refused(open, r, effects);
            case VenueReport.Lost r -> lost(open, r, effects);
            case VenueReport.OrderState r -> answered(open, r, effects);
            case VenueReport.NotFound r -> notFound(open, r, effects);
        }
        OpenOrder now = state.order(report.clientOrderId());
        if (now == null) {
            questions.forget(report.clientOrderId());
            calls.forget(report.clientOrderId());
        } else if (now.order().status() == OrderStatus.ENDING) {
            questions.ask(now, effects);
        }
    }

    /** A call leaves the engine. */
    void sent(VenueCall call) {
        calls.left(call);
    }

    /** The engine begins again: what was under way is unknown, and asked for. */
    void recover(Effects effects) {
        calls.begin();
        for (OpenOrder open : List.copyOf(state.orders())) {
            OrderProgress progress = open.order().progress();
            if (progress.stage() == OrderProgress.Stage.SENT) {
                change(open, new OrderEvent.OutcomeUnknown(turn.now(), "the engine began again"));
            }
            loseRequests(open.id(), "the engine began again");
            OpenOrder now = state.order(open.id());
            if (now != null) {
                questions.ask(now, effects);
            }
        }
    }

    /** Every open order is asked about. */
    void recheck(Effects effects) {
        for (OpenOrder open : List.copyOf(state.orders())) {
            questions.ask(open, effects);
        }
    }

    /** A question that did not decide is asked again. */
    void timer(long id, Effects effects) {
        String clientOrderId = questions.due(id);
        OpenOrder open = clientOrderId == null ? null : state.order(clientOrderId);
        if (open != null) {
            questions.ask(open, effects);
        }
    }

    private void loseRequests(String id, String why) {
        OpenOrder open = Objects.requireNonNull(state.order(id));
        if (open.order().progress().cancel() == RequestState.ASKED) {
            change(open, lostEvent(OrderEvent.Request.CANCEL, why));
        }
        OpenOrder now = Objects.requireNonNull(state.order(id));
        Amendment amendment = now.order().progress().amendment();
        if (amendment != null && amendment.state() == RequestState.ASKED) {
            change(now, lostEvent(OrderEvent.Request.UPDATE, why));
        }
    }

    private OrderEvent lostEvent(OrderEvent.Request request, String why) {
        return new OrderEvent.RequestLost(turn.now(), request, why);
    }

    private OpenOrder accepted(OpenOrder open, String exchangeOrderId) {
        OrderProgress progress = open.order().progress();
        boolean isNews =
                progress.stage() != OrderProgress.Stage.ARRIVED
                        || progress.exchangeOrderId() == null;
        return isNews ? change(open, new OrderEvent.Accepted(turn.now(), exchangeOrderId)) : open;
    }

    private OpenOrder traded(OpenOrder open, Fill fill) {
        if (open.executions().contains(fill.exchangeTradeId())) {
            return open;
        }
        Portfolio portfolio = state.portfolio(open.portfolio());
        BookingLine.Traded booked = TradeLine.of(open, fill, portfolio, turn.now());
        if (booked == null) {
            return overflowed(open);
        }
        turn.addInNeed(booked);
        Order after = booked.after();
        OrderEvent event = booked.event();
        turn.publish(after, event);
        if (after.progress().isOverfilled()) {
            alert(
                    AlertSeverity.CRITICAL,
                    "order.overfilled",
                    open,
                    "Order "
                            + open.id()
                            + " traded more than it asked for. All of it is booked; check it with"
                            + " the venue.");
        }
        listener.changed(open, after, event, fill.quantity());
        return open.after(after, event);
    }

    /** What cannot be booked must not hold its order open for ever. */
    private OpenOrder overflowed(OpenOrder open) {
        OrderProgress progress = open.order().progress();
        OpenOrder after = open;
        if (progress.end() == null) {
            long filled = progress.filledQuantity();
            after = change(open, new OrderEvent.Canceled(turn.now(), "OVERFLOW", filled));
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
        change(open, event);
    }

    private OpenOrder amended(OpenOrder open, OrderTerms terms, long quantity) {
        OrderProgress progress = open.order().progress();
        boolean isNews =
                progress.amendment() != null
                        || !progress.terms().equals(terms)
                        || progress.quantity() != quantity;
        return isNews ? change(open, new OrderEvent.Updated(turn.now(), terms, quantity)) : open;
    }

    private void refused(OpenOrder open, VenueReport.Refused refused, Effects effects) {
        OrderProgress progress = open.order().progress();
        switch (refused.call()) {
            case SUBMIT -> {
                if (refused.reason().equals(DUPLICATE_ID)) {
                    // The first of the two may have arrived.
                    change(open, new OrderEvent.OutcomeUnknown(turn.now(), refused.reason()));
                    askIfOpen(open, effects);
                } else if (progress.stage() == OrderProgress.Stage.ARRIVED) {
                    questions.ask(open, effects);
                } else if (progress.end() == null) {
                    change(open, new OrderEvent.Rejected(turn.now(), refused.reason()));
                }
            }
            case CANCEL -> {
                if (progress.cancel() == RequestState.NONE) {
                    return;
                }
                // Of an order that may still be on its way, the venue does not know yet.
                change(
                        open,
                        progress.stage() == OrderProgress.Stage.ARRIVED
                                ? new OrderEvent.CancelRejected(turn.now(), refused.reason())
                                : lostEvent(OrderEvent.Request.CANCEL, refused.reason()));
                askIfOpen(open, effects);
            }
            case AMEND -> {
                if (progress.amendment() != null) {
                    change(open, new OrderEvent.UpdateRejected(turn.now(), refused.reason()));
                    askIfOpen(open, effects);
                }
            }
        }
    }

    private void lost(OpenOrder open, VenueReport.Lost lost, Effects effects) {
        OrderProgress progress = open.order().progress();
        switch (lost.call()) {
            case SUBMIT -> {
                if (progress.stage() == OrderProgress.Stage.SENT) {
                    change(open, new OrderEvent.OutcomeUnknown(turn.now(), lost.reason()));
                }
            }
            case CANCEL -> {
                if (progress.cancel() == RequestState.ASKED) {
                    change(open, lostEvent(OrderEvent.Request.CANCEL, lost.reason()));
                }
            }
            case AMEND -> {
                Amendment amendment = progress.amendment();
                if (amendment != null && amendment.state() == RequestState.ASKED) {
                    change(open, lostEvent(OrderEvent.Request.UPDATE, lost.reason()));
                }
            }
        }
        askIfOpen(open, effects);
    }

    private void askIfOpen(OpenOrder open, Effects effects) {
        OpenOrder now = state.order(open.id());
        if (now != null && !now.order().status().isTerminal()) {
            questions.ask(now, effects);
        }
    }

    private void answered(OpenOrder asked, VenueReport.OrderState answer, Effects effects) {
        Questions.Worth worth = questions.take(answer.queryId(), asked);
        // So are executions, whatever happened meanwhile; more than we know of is no overfill.
        if (answer.filledQuantity() > asked.order().progress().quantityAtMost()) {
            amended(asked, answer.terms(), answer.quantity());
        }
        for (Fill fill : answer.executions()) {
            OpenOrder known = state.order(asked.id());
            if (known != null) {
                traded(known, fill);
            }
        }
        OpenOrder now = state.order(asked.id());
        if (now == null) {
            return;
        }
        switch (worth) {
            case DECIDES -> decide(now, answer, effects);
            case OUTDATED -> questions.ask(now, effects);
            case VOID -> {}
        }
    }

    private void decide(OpenOrder asked, VenueReport.OrderState answer, Effects effects) {
        OpenOrder open = accepted(asked, answer.exchangeOrderId());
        OrderEnd end = answer.end();
        if (end != null) {
            ended(open, end, "", answer.filledQuantity());
            return;
        }
        OrderProgress progress = open.order().progress();
        if (progress.end() != null) {
            open = change(open, new OrderEvent.Reopened(turn.now(), "the venue has it open"));
            alert(
                    AlertSeverity.WARNING,
                    "order.reopened",
                    open,
                    "Order " + open.id() + " was thought to have ended and works at the venue.");
            orders.cancel(open, OrderWitness.NONE);
            return;
        }
        boolean others =
                !progress.terms().equals(answer.terms())
                        || progress.quantity() != answer.quantity();
        if (calls.areNew(open.id(), answer.at()) && others) {
            open = amended(open, answer.terms(), answer.quantity());
        }
        retry(open, effects);
    }

    /**
     * The venue has the order as it was, so what was asked for long ago did not arrive, whether its
     * answer was lost or never came: an amendment is given up, a cancel sent again.
     */
    private void retry(OpenOrder open, Effects effects) {
        OrderProgress progress = open.order().progress();
        if (progress.amendment() == null && progress.cancel() == RequestState.NONE) {
            return;
        }
        if (calls.isRequestUnderWay(open)) {
            questions.askLater(open, effects);
            return;
        }
        if (progress.amendment() != null) {
            change(open, new OrderEvent.UpdateRejected(turn.now(), "it did not arrive"));
        }
        OpenOrder now = state.order(open.id());
        if (now != null && now.order().progress().cancel() == RequestState.ASKED) {
            change(now, lostEvent(OrderEvent.Request.CANCEL, "it was not answered"));
        }
        OpenOrder known = state.order(open.id());
        if (known != null && known.order().progress().cancel() == RequestState.LOST) {
            orders.cancel(known, OrderWitness.NONE);
        }
    }

    private void notFound(OpenOrder open, VenueReport.NotFound answer, Effects effects) {
        switch (questions.take(answer.queryId(), open)) {
            case DECIDES -> {
                if (calls.isUnderWay(open)) {
                    questions.askLater(open, effects);
                } else {
                    gone(open, effects);
                }
            }
            case OUTDATED -> questions.ask(open, effects);
            case VOID -> {}
        }
    }

    /** The venue does not know an order that cannot be on its way any more. */
    private void gone(OpenOrder open, Effects effects) {
        OrderProgress progress = open.order().progress();
        if (progress.stage() == OrderProgress.Stage.ARRIVED) {
            alert(
                    AlertSeverity.WARNING,
                    "order.vanished",
                    open,
                    "The venue does not know order " + open.id() + " any more; it is closed.");
            ended(open, OrderEnd.CANCELED, VANISHED, progress.filledQuantity());
            if (progress.reportedQuantity() > progress.filledQuantity()) {
                questions.askLater(open, effects);
            }
            return;
        }
        change(open, new OrderEvent.Rejected(turn.now(), "NEVER_ARRIVED"));
    }

    private OpenOrder change(OpenOrder open, OrderEvent event) {
        Order after = orders.change(open, event, OrderWitness.NONE);
        listener.changed(open, after, event, 0);
        OpenOrder known = state.order(open.id());
        return known == null ? open.after(after, event) : known;
    }

    /** People should look. */
    private void alert(AlertSeverity severity, String code, OpenOrder about, String message) {
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        severity, code, "order " + about.id(), message, turn.now()));
    }
}
