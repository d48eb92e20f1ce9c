package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.wire.CountWindow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what addresses ask for in five seconds, and what accounts ask of each endpoint in one. An
 * address that asks for too much is banned for ten minutes.
 *
 * <p>Thread-safe.
 */
final class RateLimits {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long BAN_MICROS = 10 * 60 * SECOND_MICROS;
    private static final int FORBIDDEN = 403;
    private static final int MOST = 10_000;

    /**
     * What is left of what an account may ask of an endpoint.
     *
     * @param resetMillis when there is as much as at first, or now while there is any
     */
    record Left(int limit, int left, long resetMillis) {}

    private static final class Address {
        private final CountWindow requests = new CountWindow(5 * SECOND_MICROS);
        private long bannedUntil;
    }

    private record Use(int account, String endpoint) {}

    private final BybitSettings settings;
    private final LongSupplier clock;
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<Use, CountWindow> uses = new HashMap<>();

    RateLimits(BybitSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts a request of an address before it is looked at.
     *
     * @throws ApiError when it is too much
     */
    synchronized void spend(String address) {
        long now = clock.getAsLong();
        if (addresses.size() >= MOST) {
            addresses.clear();
        }
        Address one = addresses.computeIfAbsent(address, key -> new Address());
        one.requests.add(now, 1);
        if (!settings.limited()) {
            return;
        }
        if (one.requests.count(now) > settings.requestsPerFiveSeconds()) {
            one.bannedUntil = now + BAN_MICROS;
        }
        if (now < one.bannedUntil) {
            throw ApiError.withStatus(
                    FORBIDDEN, 10018, "access too frequent. Exceeded the IP Rate Limit.");
        }
    }

    /**
     * Counts requests of an account.
     *
     * @param count how many orders it is about
     * @throws ApiError when it is too much
     */
    synchronized Left spend(Account account, Endpoint endpoint, int count) {
        long now = clock.getAsLong();
        CountWindow window = window(account, endpoint);
        int limit = endpoint.perSecond() * settings.times();
        if (settings.limited() && window.count(now) + count > limit) {
            throw ApiError.of(10006, "Too many visits. Exceeded the API Rate Limit.");
        }
        window.add(now, count);
        return left(account, endpoint);
    }

    /** What an account may still ask for. */
    synchronized Left left(Account account, Endpoint endpoint) {
        long now = clock.getAsLong();
        CountWindow window = window(account, endpoint);
        int limit = endpoint.perSecond() * settings.times();
        int left = Math.max(0, limit - window.count(now));
        return new Left(limit, left, (left == 0 ? window.endMicros(now) : now) / 1_000);
    }

    private CountWindow window(Account account, Endpoint endpoint) {
        if (uses.size() >= MOST) {
            uses.clear();
        }
        return uses.computeIfAbsent(
                new Use(account.number(), endpoint.path()), key -> new CountWindow(SECOND_MICROS));
    }
}
