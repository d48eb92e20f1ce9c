package dev.tradekeep.store.connections;

import org.jspecify.annotations.Nullable;

/**
 * How an account is reached and what is let through.
 *
 * @param restAddress where requests go; null for the exchange's own
 * @param marketAddress where market data is streamed from; null for the exchange's own
 * @param accountAddress where the account hears of its orders; null for the exchange's own
 * @param receiveWindowMillis how old a request may be when the exchange looks at it
 * @param minIntervalMillis the shortest time from one try to reach the exchange to the next
 * @param withdrawalsAllowed whether a key will do that may send money away
 */
public record ConnectionSettings(
        @Nullable String restAddress,
        @Nullable String marketAddress,
        @Nullable String accountAddress,
        int receiveWindowMillis,
        int minIntervalMillis,
        boolean withdrawalsAllowed) {
    public static final int RECEIVE_WINDOW_MILLIS = 5_000;
    public static final int RECEIVE_WINDOW_MILLIS_MIN = 100;
    public static final int RECEIVE_WINDOW_MILLIS_MAX = 60_000;
    public static final int MIN_INTERVAL_MILLIS = 1_000;
    public static final int MIN_INTERVAL_MILLIS_MIN = 100;
    public static final int MIN_INTERVAL_MILLIS_MAX = 3_600_000;

    /** Characters of an address at most. */
    public static final int ADDRESS_CHARACTERS_MAX = 256;

    /** Those of an account nobody said anything about. */
    public static final ConnectionSettings DEFAULT =
            new ConnectionSettings(
                    null, null, null, RECEIVE_WINDOW_MILLIS, MIN_INTERVAL_MILLIS, false);
}
