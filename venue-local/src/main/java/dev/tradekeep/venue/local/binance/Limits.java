package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.wire.CountWindow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what addresses ask for and what accounts place, in windows that begin with the clock's
 * minutes and days. Whoever goes on after the answer 429 is banned: for two minutes, then for
 * longer and longer.
 *
 * <p>Thread-safe.
 */
final class Limits {
    /** How many answers 429 in one minute lead to a ban. */
    static final int VIOLATIONS_MAX = 10;

    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60 * SECOND_MICROS;
    private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;
    private static final long FIRST_BAN_MICROS = 2 * MINUTE_MICROS;
    private static final long LONGEST_BAN_MICROS = 3 * DAY_MICROS;
    private static final int BAN_GROWTH = 4;
    private static final int MAKER_CREDIT = 5;
    private static final int ADDRESSES_MAX = 10_000;
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;

    private static final class Address {
        private final CountWindow weight = new CountWindow(MINUTE_MICROS);
        private final CountWindow requests = new CountWindow(5 * MINUTE_MICROS);
        private final CountWindow violations = new CountWindow(MINUTE_MICROS);
        private long bannedUntil;
        private long nextBan = FIRST_BAN_MICROS;
    }

    private static final class Orders {
        private final CountWindow tenSeconds = new CountWindow(10 * SECOND_MICROS);
        private final CountWindow day = new CountWindow(DAY_MICROS);
    }

    private final LimitSettings settings;
    private final LongSupplier clock;
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<Integer, Orders> accounts = new HashMap<>();

    Limits(LimitSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
    }

    LimitSettings settings() {
        return settings;
    }

    /**
     * Counts a request before it is looked at.
     *
     * @throws ApiError when it is too much
     */
    synchronized void spend(String address, int weight) {
        long now = clock.getAsLong();
        Address one = address(address);
        if (settings.on() && now < one.bannedUntil) {
            throw banned(one, now);
        }
        one.weight.add(now, weight);
        one.requests.add(now, 1);
        if (!settings.on()) {
            return;
        }
        boolean heavy = one.weight.count(now) > settings.weightPerMinute();
        if (heavy || one.requests.count(now) > settings.requestsPerFiveMinutes()) {
            one.violations.add(now, 1);
            if (one.violations.count(now) > VIOLATIONS_MAX) {
                one.bannedUntil = now + one.nextBan;
                one.nextBan = Math.min(LONGEST_BAN_MICROS, one.nextBan * BAN_GROWTH);
                throw banned(one, now);
            }
            throw tooMuch(heavy, (heavy ? one.weight : one.requests).secondsLeft(now));
        }
    }

    private ApiError tooMuch(boolean heavy, long seconds) {
        String text =
                heavy
                        ? "Too much request weight used; current limit is "
                                + settings.weightPerMinute()
                                + " request weight per 1 MINUTE."
                        : "Too many requests; current limit is "
                                + settings.requestsPerFiveMinutes()
                                + " requests per 5 MINUTE.";
        return ApiError.later(
                TOO_MANY,
                -1003,
                seconds,
                text
                        + " Please use WebSocket Streams for live updates to avoid polling the"
                        + " API.");
    }

    private static ApiError banned(Address one, long now) {
        return ApiError.later(
                BANNED,
                -1003,
                (one.bannedUntil - now + SECOND_MICROS - 1) / SECOND_MICROS,
                "Way too much request weight used; IP banned until "
                        + one.bannedUntil / 1_000
                        + ". Please use WebSocket Streams for live updates to avoid bans.");
    }

    /** Gives back what a successful trading request does not cost. */
    synchronized void refund(String address, int weight) {
        address(address).weight.add(clock.getAsLong(), -weight);
    }

    /** The weight used in this minute. */
    synchronized int used(String address) {
        return address(address).weight.count(clock.getAsLong());
    }

    private Address address(String address) {
        if (addresses.size() >= ADDRESSES_MAX) {
            addresses.clear();
        }
        return addresses.computeIfAbsent(address, key -> new Address());
    }

    /**
     * Counts orders that are about to be placed.
     *
     * @throws ApiError when the account has too many that nobody filled
     */
    synchronized void place(int account, int orders) {
        Orders counts = orders(account);
        long now = clock.getAsLong();
        if (settings.on()
                && counts.tenSeconds.count(now) + orders > settings.ordersPerTenSeconds()) {
            throw tooManyOrders(
                    settings.ordersPerTenSeconds(), "10 SECOND", counts.tenSeconds, now);
        }
        if (settings.on() && counts.day.count(now) + orders > settings.ordersPerDay()) {
            throw tooManyOrders(settings.ordersPerDay(), "1 DAY", counts.day, now);
        }
        counts.tenSeconds.add(now, orders);
        counts.day.add(now, orders);
    }

    private static ApiError tooManyOrders(int most, String interval, CountWindow window, long now) {
        return ApiError.later(
                TOO_MANY,
                -1015,
                window.secondsLeft(now),
                "Too many new orders; current limit is " + most + " orders per " + interval + ".");
    }

    /** An order was not placed after all. */
    synchronized void unplace(int account, int orders) {
        long now = clock.getAsLong();
        orders(account).tenSeconds.add(now, -orders);
        orders(account).day.add(now, -orders);
    }

    /** An order was filled for the first time: it is not unfilled any more. */
    synchronized void filled(int account, boolean maker) {
        unplace(account, maker ? MAKER_CREDIT : 1);
    }

    synchronized int ordersInTenSeconds(int account) {
        return orders(account).tenSeconds.count(clock.getAsLong());
    }

    synchronized int ordersToday(int account) {
        return orders(account).day.count(clock.getAsLong());
    }

    private Orders orders(int account) {
        return accounts.computeIfAbsent(account, key -> new Orders());
    }
}
