package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.wire.Texts;

/** An answer that is an error: a code and a text, and a status of HTTP. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int OK = 200;

    private final int status;
    private final int code;

    private ApiError(int status, int code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiError of(int code, String text, Object... parts) {
        return withStatus(OK, code, text, parts);
    }

    static ApiError withStatus(int status, int code, String text, Object... parts) {
        return new ApiError(status, code, Texts.fill(text, parts));
    }

    /** A parameter that is missing or makes no sense. */
    static ApiError params(String text, Object... parts) {
        return of(10001, "params error: " + text, parts);
    }

    static ApiError noSuchOrder() {
        return of(170213, "Order does not exist.");
    }

    /** What the exchange refused, by Bybit's codes. */
    static ApiError of(Refusal refusal) {
        return switch (refusal.reason()) {
            case FILTER, ICEBERG -> filter(refusal.text());
            case COUNT_FILTER ->
                    of(
                            170810,
                            "Cannot exceed maximum of 500 conditional, TP/SL and active orders.");
            case SYMBOL -> of(170121, "Invalid symbol.");
            case BALANCE -> of(170131, "Insufficient balance.");
            case DUPLICATE -> of(170141, "Duplicate clientOrderId");
            case WOULD_TRIGGER ->
                    of(170130, "Data sent for parameter 'triggerPrice' is not valid.");
            case WOULD_TAKE ->
                    of(170218, "The LIMIT-MAKER order is rejected due to invalid price.");
            case CLOSED -> of(170151, "The trading pair is not open yet.");
            case EMPTY_BOOK -> of(170149, "Create order failed.");
            case PRICE_RELATION, NO_SUCH_LIST -> of(170210, "New order rejected.");
            case CANCEL_RESTRICTED, AMEND_UP, AMEND_FILTER ->
                    of(170227, "This feature is not supported.");
            case AMEND_SAME ->
                    of(
                            10001,
                            "The order remains unchanged as the parameters entered match the"
                                    + " existing ones.");
            case UNKNOWN_ORDER, NO_SUCH_ORDER -> noSuchOrder();
        };
    }

    private static ApiError filter(String text) {
        if (text.endsWith("NOTIONAL")) {
            return of(170140, "Order value exceeded lower limit.");
        }
        if (text.endsWith("MARKET_LOT_SIZE")) {
            return of(170135, "Order quantity too large.");
        }
        if (text.endsWith("LOT_SIZE")) {
            return of(170136, "Order quantity lower than the minimum.");
        }
        return of(170130, "Data sent for parameter is not valid.");
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
