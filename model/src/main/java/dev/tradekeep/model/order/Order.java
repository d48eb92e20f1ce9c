package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order: what was asked for and what is known of it. Immutable: {@link #apply} returns the order
 * after an event.
 */
public record Order(OrderRequest request, OrderProgress progress) {

    /** An order that nothing has happened to yet. */
    public static Order of(OrderRequest request) {
        return new Order(request, OrderProgress.of(request));
    }

    /** A new market order. */
    public static Order market(
            String clientOrderId, Instrument instrument, Side side, long quantity, long createdAt) {
        return of(
                OrderRequest.of(
                        clientOrderId,
                        instrument,
                        side,
                        new OrderTerms.Market(),
                        quantity,
                        createdAt));
    }

    /**
     * A new limit order.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the quantity or the
     *     price is not above 0
     */
    public static Order limit(
            String clientOrderId,
            Instrument instrument,
            Side side,
            long quantity,
            long limitPrice,
            long createdAt) {
        OrderTerms terms = new OrderTerms.Limit(limitPrice);
        return of(OrderRequest.of(clientOrderId, instrument, side, terms, quantity, createdAt));
    }

    public String clientOrderId() {
        return request.clientOrderId();
    }

    public Instrument instrument() {
        return request.instrument();
    }

    public Side side() {
        return request.side();
    }

    public OrderConditions conditions() {
        return request.conditions();
    }

    /** UTC microseconds since the epoch. */
    public long createdAt() {
        return request.createdAt();
    }

    /** The prices that hold now. */
    public OrderTerms terms() {
        return progress.terms();
    }

    public OrderType type() {
        return progress.terms().type();
    }

    /** The whole quantity that holds now, quantity units. */
    public long quantity() {
        return progress.quantity();
    }

    /** Price units; 0 when there is none. */
    public long limitPrice() {
        return progress.terms().limitPrice();
    }

    public OrderStatus status() {
        return progress.status();
    }

    /** What has traded, quantity units. */
    public long filledQuantity() {
        return progress.filledQuantity();
    }

    /** What it was traded for, quote-asset units. */
    public long filledNotional() {
        return progress.filledNotional();
    }

    /** What has not traded, quantity units. */
    public long remainingQuantity() {
        return progress.remainingQuantity();
    }

    public @Nullable String exchangeOrderId() {
        return progress.exchangeOrderId();
    }

    /** The latest time of any event, UTC microseconds since the epoch. */
    public long updatedAt() {
        return progress.updatedAt();
    }

    /** The average price of what has traded, price units; empty when nothing has. */
    public OptionalLong averageFillPrice(RoundingMode rounding) {
        if (filledQuantity() == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                instrument().averagePrice(filledNotional(), filledQuantity(), rounding));
    }

    /**
     * The order after an event.
     *
     * <p>What the exchange says of an order that was sent is a fact and always legal, however late,
     * doubled or out of order: it adds what it knows, and a word that comes too late changes
     * nothing. Only what we do ourselves can be illegal.
     *
     * @throws TradekeepException with {@link ErrorCode#ORDER_TRANSITION_ILLEGAL} when the event is
     *     an act of ours that this status does not allow, or the order was never sent
     */
    public Order apply(OrderEvent event) {
        OrderProgress.Copy next = progress.copy().at(event.at());
        switch (event) {
            case OrderEvent.Denied e -> {
                require(progress.stage() == OrderProgress.Stage.MADE && !hasEnded(), e);
                next.end(OrderEnd.DENIED, false);
            }
            case OrderEvent.Submitted e -> {
                require(progress.stage() == OrderProgress.Stage.MADE && !hasEnded(), e);
                next.stage(OrderProgress.Stage.SENT);
            }
            case OrderEvent.CancelRequested e -> {
                require(mayCancel(), e);
                next.cancel(RequestState.ASKED);
            }
            case OrderEvent.UpdateRequested e -> {
                require(mayAmend(), e);
                Amendment wanted = new Amendment(e.terms(), e.quantity(), RequestState.NONE);
                if (progress.amendment() == null) {
                    next.amendment(wanted.asked());
                } else {
                    next.waiting(wanted);
                }
            }
            case OrderEvent.ReplaceRequested e -> {
                require(mayReplace(), e);
                next.waiting(new Amendment(e.terms(), e.quantity(), RequestState.NONE));
                if (progress.cancel() == RequestState.NONE) {
                    next.cancel(RequestState.ASKED);
                }
            }
            case OrderEvent.UpdateDropped e -> {
                require(progress.waiting() != null, e);
                next.waiting(null);
            }
            default -> {
                require(progress.stage() != OrderProgress.Stage.MADE, event);
                learn(event, next);
            }
        }
        return new Order(request, next.make());
    }

    /** Whether a cancel can be asked for. */
    public boolean mayCancel() {
        return status().isOpen()
                && status() != OrderStatus.ENDING
                && progress.cancel() != RequestState.ASKED;
    }

    /** Whether other terms can be asked for, at once or when others are answered. */
    public boolean mayAmend() {
        return works() && progress.cancel() == RequestState.NONE;
    }

    /** Whether it can be canceled for another to take its place, or is and others may be wanted. */
    public boolean mayReplace() {
        boolean replaced = progress.replacement() != null;
        return works()
                && progress.amendment() == null
                && (replaced || progress.cancel() == RequestState.NONE);
    }

    private boolean works() {
        return progress.stage() == OrderProgress.Stage.ARRIVED
                && status().isOpen()
                && status() != OrderStatus.ENDING;
    }

    private boolean hasEnded() {
        return progress.end() != null;
    }

    private void learn(OrderEvent event, OrderProgress.Copy next) {
        switch (event) {
            case OrderEvent.Accepted e -> arrived(next).exchangeOrderId(e.exchangeOrderId());
            case OrderEvent.Rejected e -> {
                if (progress.stage() != OrderProgress.Stage.ARRIVED) {
                    end(OrderEnd.REJECTED, 0, PresumedEnd.isOne(e.reason()), next);
                }
            }
            case OrderEvent.Triggered e -> arrived(next).triggered();
            case OrderEvent.Updated e -> arrived(next).terms(e.terms(), e.quantity()).answered();
            case OrderEvent.UpdateRejected e -> next.answered();
            case OrderEvent.CancelRejected e -> cancelRejected(next);
            case OrderEvent.RequestLost e -> lose(e.request(), next);
            case OrderEvent.OutcomeUnknown e -> {
                if (progress.stage() == OrderProgress.Stage.SENT) {
                    next.stage(OrderProgress.Stage.UNKNOWN);
                }
            }
            case OrderEvent.Reported e -> arrived(next).reported(e.quantity());
            case OrderEvent.Filled e -> fill(e.fill(), next);
            case OrderEvent.Canceled e ->
                    end(OrderEnd.CANCELED, e.quantity(), PresumedEnd.isOne(e.reason()), next);
            case OrderEvent.Expired e -> end(OrderEnd.EXPIRED, e.quantity(), false, next);
            case OrderEvent.Reopened e -> arrived(next).reopened();
            case OrderEvent.Denied e -> throw illegal(e);
            case OrderEvent.Submitted e -> throw illegal(e);
            case OrderEvent.CancelRequested e -> throw illegal(e);
            case OrderEvent.UpdateRequested e -> throw illegal(e);
            case OrderEvent.ReplaceRequested e -> throw illegal(e);
            case OrderEvent.UpdateDropped e -> throw illegal(e);
        }
    }

    private static OrderProgress.Copy arrived(OrderProgress.Copy next) {
        return next.stage(OrderProgress.Stage.ARRIVED);
    }

    /** The first word counts; a later one only tells how much has traded. */
    private void end(OrderEnd word, long traded, boolean presumed, OrderProgress.Copy next) {
        next.reported(traded);
        if (hasEnded()) {
            return;
        }
        next.end(word, presumed).cancel(RequestState.NONE).noAmendment();
        if (traded > 0) {
            arrived(next);
        }
    }

    /** It works on, so nothing takes its place. */
    private void cancelRejected(OrderProgress.Copy next) {
        next.cancel(RequestState.NONE);
        if (progress.replacement() != null) {
            next.waiting(null);
        }
    }

    private void lose(OrderEvent.Request request, OrderProgress.Copy next) {
        Amendment amendment = progress.amendment();
        switch (request) {
            case CANCEL -> {
                if (progress.cancel() == RequestState.ASKED) {
                    next.cancel(RequestState.LOST);
                }
            }
            case UPDATE -> next.amendment(amendment == null ? null : amendment.lost());
        }
    }

    private void fill(Fill fill, OrderProgress.Copy next) {
        arrived(next)
                .filled(
                        FixedPoint.add(filledQuantity(), fill.quantity()),
                        FixedPoint.add(filledNotional(), fill.notional()));
        Amendment amendment = progress.amendment();
        // More than the present quantity has traded, so the exchange has taken the larger one.
        if (amendment != null
                && amendment.quantity() > quantity()
                && FixedPoint.add(filledQuantity(), fill.quantity()) > quantity()) {
            next.terms(amendment.terms(), amendment.quantity()).answered();
        }
        if (progress.end() == OrderEnd.REJECTED) {
            next.reopened();
        }
    }

    private void require(boolean legal, OrderEvent event) {
        if (!legal) {
            throw illegal(event);
        }
    }

    private TradekeepException illegal(OrderEvent event) {
        return new TradekeepException(
                ErrorCode.ORDER_TRANSITION_ILLEGAL,
                "Order "
                        + clientOrderId()
                        + ": "
                        + event.getClass().getSimpleName()
                        + " cannot happen while it is "
                        + status()
                        + ".");
    }
}
