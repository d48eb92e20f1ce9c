package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.order.Side;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * An order as Bybit tells it, by a stream or as an answer.
 *
 * @param orderId the exchange's id
 * @param orderLinkId the id its placer gave it; empty for none
 * @param status as it was written
 * @param market whether it trades at whatever price, once it does
 * @param price the limit; 0 for none
 * @param quantity the whole quantity, in the quote asset when {@code byAmount}
 * @param byAmount whether it was asked for by what it may cost
 * @param filled what has traded, in the base asset
 * @param trigger the price that sets it off; 0 for none
 * @param rises whether the market has to rise to the trigger, as far as the exchange says it
 * @param timeInForce as it was written
 * @param cancelType who canceled it, as it was written
 * @param rejectReason as it was written
 * @param createdAt UTC microseconds
 * @param updatedAt UTC microseconds
 */
record OrderRow(
        String symbol,
        String orderId,
        String orderLinkId,
        Side side,
        String status,
        boolean market,
        BigDecimal price,
        BigDecimal quantity,
        boolean byAmount,
        BigDecimal filled,
        BigDecimal trigger,
        Rises rises,
        String timeInForce,
        String cancelType,
        String rejectReason,
        long createdAt,
        long updatedAt) {

    /** Whether an order waits for the market to rise. */
    enum Rises {
        YES,
        NO,
        UNSAID
    }

    /**
     * @throws IllegalArgumentException when it cannot be read
     */
    static OrderRow of(JsonNode row) {
        BigDecimal trigger = Fields.amount(row, "triggerPrice");
        return new OrderRow(
                Fields.text(row, "symbol"),
                Fields.text(row, "orderId"),
                Fields.text(row, "orderLinkId"),
                Fields.side(row, "side"),
                Fields.text(row, "orderStatus"),
                Fields.text(row, "orderType").equals("Market"),
                Fields.amount(row, "price"),
                Fields.amount(row, "qty"),
                Fields.text(row, "marketUnit").equals("quoteCoin"),
                Fields.amount(row, "cumExecQty"),
                trigger,
                rises(row, trigger),
                Fields.text(row, "timeInForce"),
                Fields.text(row, "cancelType"),
                Fields.text(row, "rejectReason"),
                Fields.time(row, "createdTime"),
                Fields.time(row, "updatedTime"));
    }

    private static Rises rises(JsonNode row, BigDecimal trigger) {
        long direction = Fields.whole(row, "triggerDirection");
        if (direction == 1) {
            return Rises.YES;
        }
        if (direction == 2) {
            return Rises.NO;
        }
        // What spot orders have in its place: the price when the order was placed.
        BigDecimal base = Fields.amount(row, "basePrice");
        if (base.signum() <= 0 || trigger.signum() <= 0 || base.compareTo(trigger) == 0) {
            return Rises.UNSAID;
        }
        return base.compareTo(trigger) < 0 ? Rises.YES : Rises.NO;
    }

    /** Whether the order waits, or waited, for a price. */
    boolean isConditional() {
        return trigger.signum() > 0;
    }

    /** What the order's status means; {@link OrderPhase#UNHEARD} for a status that is new to us. */
    OrderPhase phase() {
        return OrderPhase.of(status);
    }

    /** The id that the order goes by: its placer's, else the exchange's. */
    String name() {
        return orderLinkId.isEmpty() ? orderId : orderLinkId;
    }
}
