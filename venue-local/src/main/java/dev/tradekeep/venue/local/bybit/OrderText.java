package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SpotOrder;

/** What Bybit calls the states and kinds of orders. */
final class OrderText {
    /** An order that trades or rests. */
    static final String ACTIVE = "Order";

    /** One that waits for its price, and locks nothing before that. */
    static final String STOP = "StopOrder";

    /** One that waits for its price, and locks what it needs. */
    static final String TPSL = "tpslOrder";

    private OrderText() {}

    static String status(OrderView view) {
        boolean partly = view.executed() > 0;
        return switch (view.state()) {
            case PENDING_NEW -> "Untriggered";
            case NEW -> view.isUntriggered() ? "Untriggered" : "New";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case REJECTED -> "Rejected";
            case CANCELED, EXPIRED, EXPIRED_IN_MATCH -> {
                if (view.isUntriggered()) {
                    yield "Deactivated";
                }
                yield partly ? "PartiallyFilledCanceled" : "Cancelled";
            }
        };
    }

    static String side(boolean buy) {
        return buy ? "Buy" : "Sell";
    }

    static String type(SpotOrder order) {
        return order.asked().kind().isPriced() ? "Limit" : "Market";
    }

    static String timeInForce(SpotOrder order) {
        NewOrder asked = order.asked();
        if (asked.kind() == OrderKind.LIMIT_MAKER) {
            return "PostOnly";
        }
        return asked.kind().isPriced() ? asked.lifetime().name() : "IOC";
    }

    /** Which filter an order passes as it is now. */
    static String filter(OrderView view) {
        if (!view.isUntriggered()) {
            return ACTIVE;
        }
        return view.order().handling().locksLate() ? STOP : TPSL;
    }

    static String stopType(SpotOrder order) {
        if (!order.asked().kind().isContingent()) {
            return "";
        }
        return order.handling().locksLate() ? "Stop" : TPSL;
    }

    static String marketUnit(SpotOrder order) {
        if (order.asked().kind().isPriced()) {
            return "";
        }
        return order.asked().quoteQuantity() != 0 ? "quoteCoin" : "baseCoin";
    }

    /** Whether the price has to rise (1) or to fall (2) to the trigger, 0 without one. */
    static int triggerDirection(SpotOrder order) {
        NewOrder asked = order.asked();
        if (!asked.kind().isContingent()) {
            return 0;
        }
        return asked.kind().stopsAbove(asked.buy()) ? 1 : 2;
    }

    static String rejectReason(OrderView view) {
        EndReason reason = view.order().endReason();
        if (view.state() == OrderState.CANCELED) {
            return "EC_PerCancelRequest";
        }
        if (reason == null || view.isOpen()) {
            return "EC_NoError";
        }
        return switch (reason) {
            case NO_LIQUIDITY, BUDGET_SPENT -> "EC_NoImmediateQtyToFill";
            case NOT_FILLABLE -> "EC_NoEnoughQtyToFill";
            case SELF_TRADE -> "EC_BySelfMatch";
            case CONTINGENT -> "EC_PerCancelRequest";
            case WOULD_TAKE -> "EC_PostOnlyWillTakeLiquidity";
            case NOT_AFFORDABLE -> "EC_Others";
        };
    }

    static String cancelType(OrderView view) {
        if (view.state() == OrderState.CANCELED) {
            return "CancelByUser";
        }
        EndReason reason = view.isOpen() ? null : view.order().endReason();
        if (reason == EndReason.SELF_TRADE) {
            return "CancelBySmp";
        }
        return reason == EndReason.NOT_AFFORDABLE ? "CancelByCannotAffordOrderCost" : "UNKNOWN";
    }

    static String selfMatch(SpotOrder order) {
        return switch (order.asked().prevention()) {
            case EXPIRE_MAKER -> "CancelMaker";
            case EXPIRE_TAKER -> "CancelTaker";
            case EXPIRE_BOTH -> "CancelBoth";
            default -> "None";
        };
    }

    /** The id that the client gave, empty when it gave none. */
    static String linkId(SpotOrder order) {
        String id = order.asked().clientId();
        return id == null ? "" : id;
    }
}
