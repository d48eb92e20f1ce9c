package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Texts;
import org.jspecify.annotations.Nullable;

/** An answer that is an error: a status, a code and a text. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final int code;

    /** More of the body, as JSON, or null. */
    private final @Nullable String data;

    /** When to come again, as seconds from now, 0 for no such advice. */
    private final long retryAfterSeconds;

    private ApiError(
            int status, int code, String text, @Nullable String data, long retryAfterSeconds) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static ApiError of(int code, String text, Object... parts) {
        return withStatus(BAD_REQUEST, code, text, parts);
    }

    static ApiError withStatus(int status, int code, String text, Object... parts) {
        return new ApiError(status, code, Texts.fill(text, parts), null, 0);
    }

    static ApiError withData(int status, int code, String text, String data) {
        return new ApiError(status, code, text, data, 0);
    }

    static ApiError later(int status, int code, long retryAfterSeconds, String text) {
        return new ApiError(status, code, text, null, retryAfterSeconds);
    }

    /** What the exchange refused, by Binance's codes. */
    static ApiError of(Refusal refusal) {
        return of(codeOf(refusal.reason()), refusal.text());
    }

    private static int codeOf(Refusal.Reason reason) {
        return switch (reason) {
            case FILTER, ICEBERG -> -1013;
            case SYMBOL -> -1121;
            case UNKNOWN_ORDER, CANCEL_RESTRICTED -> -2011;
            case NO_SUCH_ORDER, NO_SUCH_LIST -> -2013;
            case AMEND_UP, AMEND_SAME, AMEND_FILTER -> -2038;
            case COUNT_FILTER,
                    BALANCE,
                    DUPLICATE,
                    WOULD_TRIGGER,
                    WOULD_TAKE,
                    CLOSED,
                    PRICE_RELATION,
                    EMPTY_BOOK ->
                    -2010;
        };
    }

    static ApiError missing(String name) {
        return of(
                -1102,
                "Mandatory parameter '%s' was not sent, was empty/null, or malformed.",
                name);
    }

    static ApiError illegal(String name, String range) {
        return of(
                -1100,
                "Illegal characters found in parameter '%s'; legal range is '%s'.",
                name,
                range);
    }

    static ApiError notRequired(String name) {
        return of(-1106, "Parameter '%s' sent when not required.", name);
    }

    static ApiError badCombination() {
        return of(-1128, "Combination of optional parameters invalid.");
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

    /** More of the error as JSON, null without any. */
    @Nullable String data() {
        return data;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Writes the body of the answer. */
    void write(Json json) {
        json.object().put("code", code).put("msg", text());
        if (data != null) {
            json.raw("data", data);
        }
        json.end();
    }
}
