package dev.tradekeep.engine.core;

import dev.tradekeep.model.order.Amendment;
import dev.tradekeep.model.order.RequestState;
import org.jspecify.annotations.Nullable;

/** Looks again, when a booking is on disk, whether what it asked of the venue is still wanted. */
final class SecondLook {
    /** An order that opens a position is not sent when its booking took longer. */
    static final long SEND_WITHIN_MICROS = 5_000_000;

    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;

    SecondLook(EngineState state, Turn turn, RiskDesk risk) {
        this.state = state;
        this.turn = turn;
        this.risk = risk;
    }

    /** Whether a call is to leave now. */
    boolean isWanted(VenueCall call) {
        return switch (call) {
            case VenueCall.Submit submit -> isWanted(state.order(submit.order().clientOrderId()));
            case VenueCall.Cancel cancel -> {
                OpenOrder open = state.order(cancel.clientOrderId());
                yield open != null && open.order().progress().cancel() == RequestState.ASKED;
            }
            case VenueCall.Amend amend -> isWanted(amend);
            case VenueCall.Query query -> state.order(query.clientOrderId()) != null;
        };
    }

    /** An order that was canceled or forbidden meanwhile, or an entry that is old, is not sent. */
    private boolean isWanted(@Nullable OpenOrder open) {
        if (open == null || open.order().progress().cancel() != RequestState.NONE) {
            return false;
        }
        if (open.order().conditions().reduceOnly()) {
            return true;
        }
        boolean old = turn.now() - open.order().createdAt() > SEND_WITHIN_MICROS;
        return !risk.isForbidden(open) && !(old && !risk.reduces(open));
    }

    /** Another amendment may have been asked for meanwhile. */
    private boolean isWanted(VenueCall.Amend amend) {
        OpenOrder open = state.order(amend.clientOrderId());
        Amendment wanted = open == null ? null : open.order().progress().amendment();
        return wanted != null
                && wanted.quantity() == amend.quantity()
                && wanted.terms().equals(amend.terms());
    }
}
