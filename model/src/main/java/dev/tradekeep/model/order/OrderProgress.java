package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order since it was made: facts that only grow, so that reports which are
 * late, doubled or out of order do no harm. Where it stands follows from them ({@link #status}).
 * Immutable.
 *
 * @param terms the prices that hold now
 * @param quantity the whole quantity that holds now, quantity units
 * @param stage how far its way to the exchange is known
 * @param triggered whether its trigger price was reached
 * @param filledQuantity what has traded and is booked, quantity units; above the quantity when the
 *     exchange filled too much
 * @param filledNotional what it was traded for, quote-asset units by the venue's amounts
 * @param reportedQuantity the most that the exchange said had traded, quantity units
 * @param end the word that ended it; null while there is none
 * @param endPresumed whether the word is our own conclusion, and the exchange has not said it
 * @param cancel how far a cancel has come
 * @param amendment other terms that are asked for; null for none
 * @param waiting other terms that are asked for when that is answered; without an amendment, those
 *     of the order that takes the place of this one; null for none
 * @param exchangeOrderId the exchange's id, once known
 * @param updatedAt the latest time of any event, UTC microseconds since the epoch
 */
public record OrderProgress(
        OrderTerms terms,
        long quantity,
        Stage stage,
        boolean triggered,
        long filledQuantity,
        long filledNotional,
        long reportedQuantity,
        @Nullable OrderEnd end,
        boolean endPresumed,
        RequestState cancel,
        @Nullable Amendment amendment,
        @Nullable Amendment waiting,
        @Nullable String exchangeOrderId,
        long updatedAt) {

    /** How far an order's way to the exchange is known. */
    public enum Stage {
        /** Made by us; not checked or sent. */
        MADE,
        /** Sent, or about to be; no answer yet. */
        SENT,
        /** Sent, and no answer will say whether it arrived. */
        UNKNOWN,
        /** The exchange has it, or had it. */
        ARRIVED
    }

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a quantity or an
     *     amount is below 0
     */
    public OrderProgress {
        boolean sound =
                quantity > 0 && filledQuantity >= 0 && filledNotional >= 0 && reportedQuantity >= 0;
        if (!sound) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a quantity above 0 and fills of 0 or more, found quantity "
                            + quantity
                            + ", filled "
                            + filledQuantity
                            + " for "
                            + filledNotional
                            + ", reported "
                            + reportedQuantity
                            + ".");
        }
    }

    static OrderProgress of(OrderRequest request) {
        return new OrderProgress(
                request.terms(),
                request.quantity(),
                Stage.MADE,
                false,
                0,
                0,
                0,
                null,
                false,
                RequestState.NONE,
                null,
                null,
                null,
                request.createdAt());
    }

    /** Where the order stands. */
    public OrderStatus status() {
        if (end != null) {
            return ended(end);
        }
        if (filledQuantity >= quantityAtMost()) {
            return filledQuantity < reportedQuantity ? OrderStatus.ENDING : OrderStatus.FILLED;
        }
        return switch (stage) {
            case MADE -> OrderStatus.INITIALIZED;
            case SENT -> pendingOr(OrderStatus.SUBMITTED);
            case UNKNOWN -> OrderStatus.UNKNOWN;
            case ARRIVED -> pendingOr(working());
        };
    }

    private OrderStatus ended(OrderEnd word) {
        if (filledQuantity < reportedQuantity) {
            return OrderStatus.ENDING;
        }
        if (filledQuantity >= quantity) {
            return OrderStatus.FILLED;
        }
        return switch (word) {
            case DENIED -> OrderStatus.DENIED;
            case REJECTED -> OrderStatus.REJECTED;
            case CANCELED -> OrderStatus.CANCELED;
            case EXPIRED -> OrderStatus.EXPIRED;
        };
    }

    private OrderStatus pendingOr(OrderStatus status) {
        if (cancel != RequestState.NONE) {
            return OrderStatus.PENDING_CANCEL;
        }
        return amendment == null ? status : OrderStatus.PENDING_UPDATE;
    }

    private OrderStatus working() {
        if (filledQuantity > 0) {
            return OrderStatus.PARTIALLY_FILLED;
        }
        return triggered ? OrderStatus.TRIGGERED : OrderStatus.ACCEPTED;
    }

    /** The most that may trade: of the present quantity and one that is asked for, the larger. */
    public long quantityAtMost() {
        return amendment == null ? quantity : Math.max(quantity, amendment.quantity());
    }

    /** The terms of the order that takes the place of this one when it has ended; null for none. */
    public @Nullable Amendment replacement() {
        return amendment == null ? waiting : null;
    }

    /** What may still trade of the present quantity, quantity units. */
    public long remainingQuantity() {
        return Math.max(0, quantity - filledQuantity);
    }

    /** Whether more has traded than may have. */
    public boolean isOverfilled() {
        return filledQuantity > quantityAtMost();
    }

    Copy copy() {
        return new Copy(this);
    }

    /** A progress in the making. */
    static final class Copy {
        private OrderTerms terms;
        private long quantity;
        private Stage stage;
        private boolean triggered;
        private long filledQuantity;
        private long filledNotional;
        private long reportedQuantity;
        private @Nullable OrderEnd end;
        private boolean endPresumed;
        private RequestState cancel;
        private @Nullable Amendment amendment;
        private @Nullable Amendment waiting;
        private @Nullable String exchangeOrderId;
        private long updatedAt;

        private Copy(OrderProgress from) {
            terms = from.terms;
            quantity = from.quantity;
            stage = from.stage;
            triggered = from.triggered;
            filledQuantity = from.filledQuantity;
            filledNotional = from.filledNotional;
            reportedQuantity = from.reportedQuantity;
            end = from.end;
            endPresumed = from.endPresumed;
            cancel = from.cancel;
            amendment = from.amendment;
            waiting = from.waiting;
            exchangeOrderId = from.exchangeOrderId;
            updatedAt = from.updatedAt;
        }

        Copy at(long time) {
            updatedAt = Math.max(updatedAt, time);
            return this;
        }

        Copy stage(Stage value) {
            stage = value;
            return this;
        }

        Copy triggered() {
            triggered = true;
            return this;
        }

        Copy terms(OrderTerms prices, long whole) {
            terms = prices;
            quantity = whole;
            return this;
        }

        Copy filled(long filled, long notional) {
            filledQuantity = filled;
            filledNotional = notional;
            reportedQuantity = Math.max(reportedQuantity, filled);
            return this;
        }

        Copy reported(long traded) {
            reportedQuantity = Math.max(reportedQuantity, traded);
            return this;
        }

        Copy end(OrderEnd word, boolean presumed) {
            end = word;
            endPresumed = presumed;
            return this;
        }

        Copy reopened() {
            end = null;
            endPresumed = false;
            return this;
        }

        Copy cancel(RequestState state) {
            cancel = state;
            return this;
        }

        Copy amendment(@Nullable Amendment wanted) {
            amendment = wanted;
            return this;
        }

        Copy waiting(@Nullable Amendment wanted) {
            waiting = wanted;
            return this;
        }

        /** Nothing is asked for any more, and what waited is with it; a replacement stays. */
        Copy noAmendment() {
            waiting = amendment == null ? waiting : null;
            amendment = null;
            return this;
        }

        /** What was asked for is answered: what waited is asked for, if it still can be. */
        Copy answered() {
            Amendment next = waiting;
            boolean goesOn =
                    amendment != null
                            && end == null
                            && cancel == RequestState.NONE
                            && filledQuantity < quantity;
            noAmendment();
            amendment = goesOn && next != null ? next.asked() : null;
            return this;
        }

        /** What waits for an answer that nobody needs any more does not wait. */
        private void settle() {
            if (amendment != null && filledQuantity >= Math.max(quantity, amendment.quantity())) {
                waiting = null;
            }
        }

        Copy exchangeOrderId(String id) {
            exchangeOrderId = id;
            return this;
        }

        OrderProgress make() {
            settle();
            return new OrderProgress(
                    terms,
                    quantity,
                    stage,
                    triggered,
                    filledQuantity,
                    filledNotional,
                    reportedQuantity,
                    end,
                    endPresumed,
                    cancel,
                    amendment,
                    waiting,
                    exchangeOrderId,
                    updatedAt);
        }
    }
}
