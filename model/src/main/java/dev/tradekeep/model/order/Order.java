package dev.tradekeep.model.order;

import static dev.tradekeep.model.order.OrderStatus.ACCEPTED;
import static dev.tradekeep.model.order.OrderStatus.CANCELED;
import static dev.tradekeep.model.order.OrderStatus.DENIED;
import static dev.tradekeep.model.order.OrderStatus.EXPIRED;
import static dev.tradekeep.model.order.OrderStatus.FILLED;
import static dev.tradekeep.model.order.OrderStatus.INITIALIZED;
import static dev.tradekeep.model.order.OrderStatus.PARTIALLY_FILLED;
import static dev.tradekeep.model.order.OrderStatus.PENDING_CANCEL;
import static dev.tradekeep.model.order.OrderStatus.PENDING_UPDATE;
import static dev.tradekeep.model.order.OrderStatus.REJECTED;
import static dev.tradekeep.model.order.OrderStatus.SUBMITTED;
import static dev.tradekeep.model.order.OrderStatus.TRIGGERED;
import static dev.tradekeep.model.order.OrderStatus.UNKNOWN;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order and its state machine. Immutable: {@link #apply} returns the order after an event.
 *
 * <p>While a cancel or an amendment is pending, {@code statusBeforePending} is where the order
 * stands apart from the request. Fills, acceptance and the like move that status on, so that a
 * rejected request restores the truth.
 *
 * @param clientOrderId our id, 1 to 36 characters of {@code A–Z a–z 0–9 - _}, which exchanges
 *     accept as it is
 * @param quantity the whole quantity, quantity units, above 0
 * @param limitPrice price units above 0; 0 for a market order
 * @param statusBeforePending set exactly while the status is pending
 * @param filledQuantity what has traded, 0 to {@code quantity}
 * @param filledNotional what it was traded for, quote-asset units by the venue's amounts
 * @param exchangeOrderId the exchange's id, once known
 * @param createdAt UTC microseconds since the epoch
 * @param updatedAt the latest time of any event, UTC microseconds since the epoch
 */
public record Order(
        String clientOrderId,
        Instrument instrument,
        Side side,
        OrderType type,
        long quantity,
        long limitPrice,
        OrderStatus status,
        @Nullable OrderStatus statusBeforePending,
        long filledQuantity,
        long filledNotional,
        @Nullable String exchangeOrderId,
        long createdAt,
        long updatedAt) {

    public static final int CLIENT_ORDER_ID_LENGTH_MAX = 36;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a component breaks
     *     the rules above or contradicts the status
     */
    public Order {
        require(
                isClientOrderId(clientOrderId),
                clientOrderId,
                "an id is 1 to 36 of A-Z a-z 0-9 - _");
        require(quantity > 0, clientOrderId, "the quantity must be above 0");
        require(
                type == OrderType.LIMIT ? limitPrice > 0 : limitPrice == 0,
                clientOrderId,
                "a limit order has a price above 0, a market order the price 0");
        require(
                filledQuantity >= 0 && filledQuantity <= quantity && filledNotional >= 0,
                clientOrderId,
                "the filled quantity lies between 0 and the quantity");
        require(
                (filledQuantity == quantity) == (status == FILLED),
                clientOrderId,
                "an order is filled when its whole quantity has traded");
        require(
                status.isPending() == (statusBeforePending != null),
                clientOrderId,
                "the status before pending is known exactly while the order is pending");
        require(
                statusBeforePending == null || statusBeforePending.canBecome(status),
                clientOrderId,
                "the status before pending must allow the request");
        require(
                statusBeforePending == null || !statusBeforePending.isPending(),
                clientOrderId,
                "the status before pending is not pending itself");
    }

    /** A new market order. */
    public static Order market(
            String clientOrderId, Instrument instrument, Side side, long quantity, long createdAt) {
        return initialized(
                clientOrderId, instrument, side, OrderType.MARKET, quantity, 0, createdAt);
    }

    /** A new limit order. */
    public static Order limit(
            String clientOrderId,
            Instrument instrument,
            Side side,
            long quantity,
            long limitPrice,
            long createdAt) {
        return initialized(
                clientOrderId, instrument, side, OrderType.LIMIT, quantity, limitPrice, createdAt);
    }

    private static Order initialized(
            String clientOrderId,
            Instrument instrument,
            Side side,
            OrderType type,
            long quantity,
            long limitPrice,
            long createdAt) {
        return new Order(
                clientOrderId,
                instrument,
                side,
                type,
                quantity,
                limitPrice,
                INITIALIZED,
                null,
                0,
                0,
                null,
                createdAt,
                createdAt);
    }

    /** What has not traded, quantity units. */
    public long remainingQuantity() {
        return quantity - filledQuantity;
    }

    /** The average price of what has traded, price units; empty when nothing has. */
    public OptionalLong averageFillPrice(RoundingMode rounding) {
        if (filledQuantity == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(instrument.averagePrice(filledNotional, filledQuantity, rounding));
    }

    /**
     * The order after an event.
     *
     * <p>Answers may overtake each other, so three late ones change no status: an acceptance after
     * a fill only brings the exchange's id; an update that nobody awaits only the new quantity and
     * price; a rejected cancel or amendment of an order that has ended meanwhile nothing.
     *
     * @throws TradekeepException with {@link ErrorCode#ORDER_TRANSITION_ILLEGAL} when the event
     *     cannot happen in this status, or a fill exceeds the remaining quantity
     */
    public Order apply(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Denied e -> end(DENIED, e);
            case OrderEvent.Submitted e -> progress(SUBMITTED, e);
            case OrderEvent.Accepted e -> accept(e);
            case OrderEvent.Rejected e -> end(REJECTED, e);
            case OrderEvent.Triggered e -> progress(TRIGGERED, e);
            case OrderEvent.UpdateRequested e -> request(PENDING_UPDATE, e);
            case OrderEvent.Updated e -> update(e);
            case OrderEvent.UpdateRejected e -> restore(PENDING_UPDATE, e);
            case OrderEvent.CancelRequested e -> request(PENDING_CANCEL, e);
            case OrderEvent.CancelRejected e -> restore(PENDING_CANCEL, e);
            case OrderEvent.Canceled e -> end(CANCELED, e);
            case OrderEvent.Expired e -> end(EXPIRED, e);
            case OrderEvent.OutcomeUnknown e -> progress(UNKNOWN, e);
            case OrderEvent.Filled e -> fill(e);
        };
    }

    /** Where the order stands apart from a pending request. */
    private OrderStatus settledStatus() {
        return statusBeforePending == null ? status : statusBeforePending;
    }

    private Order progress(OrderStatus next, OrderEvent event) {
        requireLegal(settledStatus().canBecome(next), event);
        return settle(next, event.at());
    }

    private Order end(OrderStatus next, OrderEvent event) {
        requireLegal(settledStatus().canBecome(next), event);
        return with(next, null, event.at());
    }

    private Order request(OrderStatus pending, OrderEvent event) {
        requireLegal(status.canBecome(pending), event);
        return with(pending, settledStatus(), event.at());
    }

    private Order restore(OrderStatus pending, OrderEvent event) {
        if (status == pending) {
            return with(settledStatus(), null, event.at());
        }
        boolean overtaken =
                switch (status) {
                    case REJECTED, FILLED, CANCELED, EXPIRED -> true;
                    // A cancel may follow an amendment that is still unanswered.
                    case PENDING_CANCEL -> settledStatus().canBecome(PENDING_UPDATE);
                    case INITIALIZED,
                            DENIED,
                            SUBMITTED,
                            ACCEPTED,
                            TRIGGERED,
                            PENDING_UPDATE,
                            PARTIALLY_FILLED,
                            UNKNOWN ->
                            false;
                };
        requireLegal(overtaken, event);
        return with(status, statusBeforePending, event.at());
    }

    private Order accept(OrderEvent.Accepted event) {
        OrderStatus settled = settledStatus();
        if (settled.canBecome(ACCEPTED)) {
            return settle(ACCEPTED, event.at()).withExchangeOrderId(event.exchangeOrderId());
        }
        boolean overtaken =
                exchangeOrderId == null
                        && switch (settled) {
                            case TRIGGERED, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED -> true;
                            case INITIALIZED,
                                    DENIED,
                                    SUBMITTED,
                                    ACCEPTED,
                                    REJECTED,
                                    PENDING_UPDATE,
                                    PENDING_CANCEL,
                                    UNKNOWN ->
                                    false;
                        };
        requireLegal(overtaken, event);
        return with(status, statusBeforePending, event.at())
                .withExchangeOrderId(event.exchangeOrderId());
    }

    private Order update(OrderEvent.Updated event) {
        OrderStatus settled = settledStatus();
        requireLegal(settled.canBecome(PENDING_UPDATE), event);
        requireLegal(event.quantity() > filledQuantity, event);
        requireLegal((event.limitPrice() > 0) == (type == OrderType.LIMIT), event);
        Order answered =
                status == PENDING_UPDATE
                        ? with(settled, null, event.at())
                        : with(status, statusBeforePending, event.at());
        return answered.withTerms(event.quantity(), event.limitPrice());
    }

    private Order fill(OrderEvent.Filled event) {
        Fill fill = event.fill();
        if (fill.quantity() > remainingQuantity()) {
            throw illegal(
                    event,
                    "it exceeds the remaining quantity of "
                            + FixedPoint.format(remainingQuantity(), instrument.quantityScale()));
        }
        boolean whole = fill.quantity() == remainingQuantity();
        OrderStatus next = whole ? FILLED : PARTIALLY_FILLED;
        requireLegal(settledStatus().canBecome(next), event);
        boolean stillPending = !whole && status.isPending();
        return new Order(
                clientOrderId,
                instrument,
                side,
                type,
                quantity,
                limitPrice,
                stillPending ? status : next,
                stillPending ? next : null,
                filledQuantity + fill.quantity(),
                FixedPoint.add(filledNotional, fill.notional()),
                exchangeOrderId,
                createdAt,
                Math.max(updatedAt, event.at()));
    }

    /** Moves the settled status on, under the pending request if there is one. */
    private Order settle(OrderStatus next, long at) {
        return status.isPending() ? with(status, next, at) : with(next, null, at);
    }

    private Order with(OrderStatus newStatus, @Nullable OrderStatus newBeforePending, long at) {
        return new Order(
                clientOrderId,
                instrument,
                side,
                type,
                quantity,
                limitPrice,
                newStatus,
                newBeforePending,
                filledQuantity,
                filledNotional,
                exchangeOrderId,
                createdAt,
                Math.max(updatedAt, at));
    }

    private Order withExchangeOrderId(String id) {
        return new Order(
                clientOrderId,
                instrument,
                side,
                type,
                quantity,
                limitPrice,
                status,
                statusBeforePending,
                filledQuantity,
                filledNotional,
                id,
                createdAt,
                updatedAt);
    }

    private Order withTerms(long newQuantity, long newLimitPrice) {
        return new Order(
                clientOrderId,
                instrument,
                side,
                type,
                newQuantity,
                newLimitPrice,
                status,
                statusBeforePending,
                filledQuantity,
                filledNotional,
                exchangeOrderId,
                createdAt,
                updatedAt);
    }

    private void requireLegal(boolean legal, OrderEvent event) {
        if (!legal) {
            throw illegal(event, "it cannot happen in this status");
        }
    }

    private TradekeepException illegal(OrderEvent event, String reason) {
        return new TradekeepException(
                ErrorCode.ORDER_TRANSITION_ILLEGAL,
                "Order "
                        + clientOrderId
                        + " is "
                        + status
                        + " and met "
                        + event
                        + ": "
                        + reason
                        + ".");
    }

    private static boolean isClientOrderId(String text) {
        return !text.isEmpty()
                && text.length() <= CLIENT_ORDER_ID_LENGTH_MAX
                && text.chars().allMatch(Order::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }

    private static void require(boolean condition, String id, String rule) {
        if (!condition) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Order \"" + id + "\": " + rule + ".");
        }
    }
}
