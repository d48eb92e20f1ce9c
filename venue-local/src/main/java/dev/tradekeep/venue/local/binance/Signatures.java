package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.keys.ApiKeys;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request is signed with a key that is known, and in time. Thread-safe. */
final class Signatures {
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_\\-]{1,128}");
    private static final long WINDOW_MAX_MICROS = VenueSettings.RECV_WINDOW_MILLIS_MAX * 1_000L;
    private static final long AHEAD_MAX_MICROS = 1_000_000;
    private static final int UNAUTHORIZED = 401;

    private final ApiKeys keys;
    private final LongSupplier clock;
    private final long usualWindowMicros;

    /**
     * @param clock microseconds since 1970
     * @param recvWindowMillis how old a request may be that does not say it
     */
    Signatures(ApiKeys keys, LongSupplier clock, int recvWindowMillis) {
        this.keys = keys;
        this.clock = clock;
        usualWindowMicros = recvWindowMillis * 1_000L;
    }

    /** The entry of a key. */
    ApiKeys.Entry find(@Nullable String key) {
        if (key == null || !FORMAT.matcher(key).matches()) {
            throw ApiError.withStatus(UNAUTHORIZED, -2014, "API-key format invalid.");
        }
        ApiKeys.Entry entry = keys.find(key);
        if (entry == null) {
            throw ApiError.withStatus(
                    UNAUTHORIZED, -2015, "Invalid API-key, IP, or permissions for action.");
        }
        return entry;
    }

    /** Checks the time of a request, then its signature. */
    ApiKeys.Entry verify(@Nullable String key, Params params, String payload) {
        ApiKeys.Entry entry = find(key);
        requireInTime(params);
        if (!entry.credential().verifies(payload, params.text("signature"))) {
            throw ApiError.of(-1022, "Signature for this request is not valid.");
        }
        return entry;
    }

    void requireInTime(Params params) {
        params.text("timestamp");
        long sent = params.timeMicros("timestamp", 0);
        long window = params.has("recvWindow") ? windowMicros(params) : usualWindowMicros;
        long now = clock.getAsLong();
        if (sent >= now + AHEAD_MAX_MICROS) {
            throw ApiError.of(
                    -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (now - sent > window) {
            throw ApiError.of(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    /** In milliseconds with up to three decimals. */
    private static long windowMicros(Params params) {
        long micros = params.decimal("recvWindow") / 100_000;
        if (micros > WINDOW_MAX_MICROS) {
            throw ApiError.of(-1131, "recvWindow must be less than 60000.");
        }
        return micros;
    }
}
