package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.venue.VenueReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows when nobody knows whether a call was carried out: the venue is asked. */
final class LostCalls {
    private static final String BEGAN_AGAIN = "the engine began again";

    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final OrderChanges changes;
    private final Questions questions;
    private final CallTimes calls;

    LostCalls(
            EngineState state,
            Turn turn,
            OrderFlow orders,
            OrderChanges changes,
            Questions questions,
            CallTimes calls) {
        this.state = state;
        this.turn = turn;
        this.orders = orders;
        this.changes = changes;
        this.questions = questions;
        this.calls = calls;
    }

    /** The engine begins again: what was under way is unknown, and asked for. */
    void recover(Effects effects) {
        calls.begin();
        for (OpenOrder open : List.copyOf(state.orders())) {
            if (open.order().progress().stage() == OrderProgress.Stage.SENT) {
                changes.change(open, new OrderEvent.OutcomeUnknown(turn.now(), BEGAN_AGAIN));
            }
            loseCancel(changes.open(open.id()), BEGAN_AGAIN);
            loseAmendment(changes.open(open.id()), BEGAN_AGAIN);
            askIfOpen(open, effects);
        }
    }

    /** A call on an order that has not ended was lost. */
    void lost(OpenOrder open, VenueReport.Lost lost, Effects effects) {
        switch (lost.call()) {
            case SUBMIT -> {
                if (open.order().progress().stage() == OrderProgress.Stage.SENT) {
                    changes.change(open, new OrderEvent.OutcomeUnknown(turn.now(), lost.reason()));
                }
            }
            case CANCEL -> loseCancel(open, lost.reason());
            case AMEND -> loseAmendment(open, lost.reason());
        }
        askIfOpen(open, effects);
    }

    private void loseCancel(@Nullable OpenOrder open, String why) {
        if (open != null && open.order().progress().cancel() == RequestState.ASKED) {
            changes.change(open, lostEvent(OrderEvent.Request.CANCEL, why));
        }
    }

    private void loseAmendment(@Nullable OpenOrder open, String why) {
        Amendment amendment = open == null ? null : open.order().progress().amendment();
        if (open != null && amendment != null && amendment.state() == RequestState.ASKED) {
            changes.change(open, lostEvent(OrderEvent.Request.UPDATE, why));
        }
    }

    OrderEvent lostEvent(OrderEvent.Request request, String why) {
        return new OrderEvent.RequestLost(turn.now(), request, why);
    }

    /** Asks about an order that has not ended. */
    void askIfOpen(OpenOrder open, Effects effects) {
        OpenOrder now = changes.open(open.id());
        if (now != null) {
            questions.ask(now, effects);
        }
    }

    /**
     * The venue has the order as it was, so what was asked for long ago did not arrive, whether its
     * answer was lost or never came: an amendment is given up, a cancel sent again.
     */
    void retry(OpenOrder open, Effects effects) {
        OrderProgress progress = open.order().progress();
        if (progress.amendment() == null && progress.cancel() == RequestState.NONE) {
            return;
        }
        if (calls.isRequestUnderWay(open)) {
            questions.askLater(open, effects);
            return;
        }
        if (progress.amendment() != null) {
            changes.change(open, new OrderEvent.UpdateRejected(turn.now(), "it did not arrive"));
        }
        loseCancel(changes.open(open.id()), "it was not answered");
        OpenOrder known = changes.open(open.id());
        if (known != null && known.order().progress().cancel() == RequestState.LOST) {
            orders.cancelAgain(known, OrderWitness.NONE);
        }
    }
}
