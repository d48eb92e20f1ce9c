package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.order.OrderEnd;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an order ended.
 *
 * @param reason the exchange's word; empty when somebody canceled it
 */
record OrderEnding(OrderEnd how, String reason) {
    /** The reason of an order that must not take and would have. */
    static final String POST_ONLY = "EC_PostOnlyWillTakeLiquidity";

    private static final Set<String> NO_REASON =
            Set.of("", "UNKNOWN", "CancelByUser", "EC_NoError", "EC_PerCancelRequest");

    /** What the market did not give: the end of an order that may not rest. */
    private static final Set<String> NOTHING_LEFT_TO_TAKE =
            Set.of("EC_NoImmediateQtyToFill", "EC_NoEnoughQtyToFill", "EC_CancelForNoFullFill");

    /**
     * How an order ended.
     *
     * @param complete whether all that was asked for has traded
     * @return null while it works, and when it is filled, which needs no end
     */
    static @Nullable OrderEnding of(OrderRow row, boolean complete) {
        return switch (row.phase()) {
            case WAITING, TRIGGERED, WORKING, UNHEARD -> null;
            // One asked for by amount says what it spent, which lots cannot hit exactly.
            case FILLED -> complete ? null : new OrderEnding(OrderEnd.EXPIRED, reason(row));
            case REJECTED -> new OrderEnding(rejected(row), reason(row));
            case CANCELED -> new OrderEnding(canceled(row), reason(row));
        };
    }

    private static OrderEnd rejected(OrderRow row) {
        return mayRest(row) || !NOTHING_LEFT_TO_TAKE.contains(row.rejectReason())
                ? OrderEnd.REJECTED
                : OrderEnd.EXPIRED;
    }

    private static OrderEnd canceled(OrderRow row) {
        if (row.rejectReason().equals(POST_ONLY) && row.filled().signum() == 0) {
            return OrderEnd.REJECTED;
        }
        return mayRest(row) ? OrderEnd.CANCELED : OrderEnd.EXPIRED;
    }

    private static boolean mayRest(OrderRow row) {
        boolean atOnce =
                row.market() || row.timeInForce().equals("IOC") || row.timeInForce().equals("FOK");
        return !atOnce || row.status().equals("Deactivated");
    }

    private static String reason(OrderRow row) {
        if (!NO_REASON.contains(row.rejectReason())) {
            return row.rejectReason();
        }
        return NO_REASON.contains(row.cancelType()) ? "" : row.cancelType();
    }
}
