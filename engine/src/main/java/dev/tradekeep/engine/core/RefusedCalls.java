package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.RequestState;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.venue.VenueReport;

/** What follows when the venue refuses a call on an order that has not ended. */
final class RefusedCalls {
    /** The reason of a venue that has an order of this id already. */
    static final String DUPLICATE_ID = "duplicate id";

    private final Turn turn;
    private final OrderFlow orders;
    private final OrderChanges changes;
    private final Questions questions;
    private final LostCalls lost;

    RefusedCalls(
            Turn turn,
            OrderFlow orders,
            OrderChanges changes,
            Questions questions,
            LostCalls lost) {
        this.turn = turn;
        this.orders = orders;
        this.changes = changes;
        this.questions = questions;
        this.lost = lost;
    }

    void refused(OpenOrder open, VenueReport.Refused refused, Effects effects) {
        OrderProgress progress = open.order().progress();
        switch (refused.call()) {
            case SUBMIT -> submit(open, refused.reason(), effects);
            case CANCEL -> {
                if (progress.cancel() != RequestState.NONE) {
                    waitBeforeNext(open, effects);
                    // Of an order that may still be on its way, the venue does not know yet.
                    changes.change(
                            open,
                            progress.stage() == OrderProgress.Stage.ARRIVED
                                    ? new OrderEvent.CancelRejected(turn.now(), refused.reason())
                                    : lost.lostEvent(OrderEvent.Request.CANCEL, refused.reason()));
                    lost.askIfOpen(open, effects);
                }
            }
            case AMEND -> {
                if (progress.amendment() != null) {
                    waitBeforeNext(open, effects);
                    changes.change(
                            open, new OrderEvent.UpdateRejected(turn.now(), refused.reason()));
                    lost.askIfOpen(open, effects);
                }
            }
        }
    }

    private void submit(OpenOrder open, String reason, Effects effects) {
        OrderProgress progress = open.order().progress();
        if (reason.equals(DUPLICATE_ID)) {
            // The first of the two may have arrived.
            changes.change(open, new OrderEvent.OutcomeUnknown(turn.now(), reason));
            lost.askIfOpen(open, effects);
        } else if (progress.stage() == OrderProgress.Stage.ARRIVED) {
            questions.ask(open, effects);
        } else if (progress.end() == null) {
            changes.change(open, new OrderEvent.Rejected(turn.now(), reason));
        }
    }

    /** What the engine itself wants of the order is asked for again in a while. */
    private void waitBeforeNext(OpenOrder open, Effects effects) {
        int times = orders.patience().refused(open.id(), turn.now());
        questions.retryLater(open, Patience.waitAfter(times), effects);
        if (times == Patience.TOLD_AFTER) {
            changes.alert(
                    AlertSeverity.WARNING,
                    "order.requests_refused",
                    open,
                    "The venue has refused "
                            + times
                            + " cancels and amendments of order "
                            + open.id()
                            + ". They are asked for again, less and less often; look at the venue"
                            + " what is wrong with it.");
        }
    }
}
