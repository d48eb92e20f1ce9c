package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is in time, and signed with a key that is known: over time, key, window, and
 * the query or the body as they came. Thread-safe.
 */
final class HeaderSignatures {
    static final String KEY = "X-BAPI-API-KEY";
    static final String TIMESTAMP = "X-BAPI-TIMESTAMP";
    static final String WINDOW = "X-BAPI-RECV-WINDOW";
    static final String SIGN = "X-BAPI-SIGN";

    private static final long AHEAD_MAX_MILLIS = 1_000;
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");

    private final ApiKeys keys;
    private final LongSupplier clock;
    private final String usualWindow;

    /**
     * @param clock microseconds since 1970
     * @param recvWindowMillis how old a request may be that does not say it
     */
    HeaderSignatures(ApiKeys keys, LongSupplier clock, int recvWindowMillis) {
        this.keys = keys;
        this.clock = clock;
        usualWindow = Integer.toString(recvWindowMillis);
    }

    /** Checks the time of a request, its key, and its signature. */
    ApiKeys.Entry verify(RestRequest request) {
        String key = header(request, KEY);
        String time = header(request, TIMESTAMP);
        String sign = header(request, SIGN);
        if (key.isEmpty() || time.isEmpty() || sign.isEmpty()) {
            throw ApiError.of(
                    10001,
                    "empty value: apiTimestamp[%s] apiKey[%s] apiSignature[%s]",
                    time,
                    key,
                    sign);
        }
        String window = header(request, WINDOW);
        requireInTime(time, window);
        ApiKeys.Entry entry = keys.find(key);
        if (entry == null) {
            throw ApiError.of(10003, "API key is invalid.");
        }
        String data = request.method().equals("GET") ? request.query() : request.body();
        String payload = time + key + window + data;
        if (!entry.credential().verifies(payload, sign)) {
            throw ApiError.of(10004, "error sign! origin_string[%s]", payload);
        }
        return entry;
    }

    /**
     * Checks the time of a request: no more than a second ahead, and within its window.
     *
     * @param window in milliseconds, null or empty for the usual one
     */
    void requireInTime(String time, @Nullable String window) {
        String asked = window == null || window.isEmpty() ? usualWindow : window;
        long now = clock.getAsLong() / 1_000;
        boolean sound = MILLIS.matcher(time).matches() && MILLIS.matcher(asked).matches();
        long sent = sound ? Long.parseLong(time) : 0;
        if (!sound || sent >= now + AHEAD_MAX_MILLIS || now - sent > Long.parseLong(asked)) {
            throw ApiError.of(
                    10002,
                    "invalid request, please check your server timestamp or recv_window param."
                            + " req_timestamp[%s],server_timestamp[%s],recv_window[%s]",
                    time,
                    now,
                    asked);
        }
    }

    /**
     * The entry of a key that opens a socket. Clients give it a second, which a busy machine may
     * need to look at it, so it may be as late as a request.
     *
     * @param expires until when, in milliseconds
     */
    ApiKeys.Entry verifySocket(String key, String expires, String sign) {
        if (!MILLIS.matcher(expires).matches()
                || Long.parseLong(expires) + Long.parseLong(usualWindow)
                        <= clock.getAsLong() / 1_000) {
            throw ApiError.of(10004, "Params Error: expires has passed");
        }
        ApiKeys.Entry entry = keys.find(key);
        if (entry == null) {
            throw ApiError.of(10003, "API key is invalid.");
        }
        if (!entry.credential().verifies("GET/realtime" + expires, sign)) {
            throw ApiError.of(10004, "Params Error: sign is wrong");
        }
        return entry;
    }

    private static String header(RestRequest request, String name) {
        String value = request.headers().get(name);
        return value == null ? "" : value;
    }
}
