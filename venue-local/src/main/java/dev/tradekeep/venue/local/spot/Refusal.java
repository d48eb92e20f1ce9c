package dev.tradekeep.venue.local.spot;

import java.util.Locale;

/** The exchange does not do what was asked for; nothing has changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. The texts are those that Binance documents. */
    public enum Reason {
        /** A filter that is checked before the matching engine. */
        FILTER("Filter failure: %s"),
        /** A filter of the matching engine, which counts or knows positions. */
        COUNT_FILTER("Filter failure: %s"),
        /** Too many amendments of one order. */
        AMEND_FILTER("Filter failure: %s"),
        /** There is no such symbol. */
        SYMBOL("Invalid symbol."),
        /** Less is free than the order needs. */
        BALANCE("Account has insufficient balance for requested action."),
        /** An open order has this client id. */
        DUPLICATE("Duplicate order sent."),
        /** The stop lies where the market has been already. */
        WOULD_TRIGGER("Order would trigger immediately."),
        /** A maker-only order that would take. */
        WOULD_TAKE("Order would immediately match and take."),
        /** The symbol does not trade. */
        CLOSED("Market is closed."),
        /** The prices of a list are on the wrong sides of the market. */
        PRICE_RELATION("The relationship of the prices for the orders is not correct."),
        /** A market order for an amount finds an empty book. */
        EMPTY_BOOK("Order book liquidity is less than symbol minimum quantity."),
        /** The visible part is larger than the whole. */
        ICEBERG("IcebergQty exceeds QTY."),
        /** Nothing open to cancel. */
        UNKNOWN_ORDER("Unknown order sent."),
        /** The order is not in the state that the cancel asks for. */
        CANCEL_RESTRICTED("Order was not canceled due to cancel restrictions."),
        /** An order that was never there. */
        NO_SUCH_ORDER("Order does not exist."),
        /** A list that was never there. */
        NO_SUCH_LIST("Order list does not exist."),
        /** An amendment to more. */
        AMEND_UP("Order amend (quantity increase) is not supported."),
        /** An amendment to the same. */
        AMEND_SAME("The requested action would change no state; rejecting");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    public Refusal(Reason reason, Object... parts) {
        super(String.format(Locale.ROOT, reason.text, parts), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The text, which is never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
