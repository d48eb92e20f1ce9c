package dev.tradekeep.app.auth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Slows down who guesses passwords: after some failures each further one doubles the time until the
 * next try. Failures count for a user at an address, for an address, and for a user wherever they
 * come from; the last delay alone is one that others can bring upon a user, so it does not hold for
 * who is known at the address or brings a code. In memory, bounded. Thread-safe.
 */
final class LoginThrottle {
    /** Failures of a user at one address before delays begin. */
    static final int FREE_OF_PAIR = 5;

    /** Failures of a user, from wherever. */
    static final int FREE_OF_NAME = 20;

    /** Failures from an address: people behind one share it. */
    static final int FREE_OF_ADDRESS = 50;

    /** The longest delay; as long without a failure, and all of them are forgotten. */
    static final Duration DELAY_MAX = Duration.ofMinutes(15);

    private static final long MICROS = 1_000_000;
    private static final long DELAY_MICROS_MAX = DELAY_MAX.toSeconds() * MICROS;
    private static final int DOUBLINGS_MAX = 10;
    private static final int REMEMBERED_MAX = 30_000;

    private final Map<String, Failures> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    /**
     * How often it went wrong.
     *
     * @param until UTC microseconds at which the next try may come
     * @param last UTC microseconds of the last failure
     */
    private record Failures(int count, long until, long last) {}

    /**
     * Refuses a try that comes too early.
     *
     * @param isKnown whether the user is known at this address or brings a code; asked only when it
     *     matters
     * @throws LoginDelayed which says how long to wait
     */
    void require(String name, String address, long now, BooleanSupplier isKnown) {
        long until = Math.max(until(pair(name, address), now), until(address(address), now));
        if (until <= now) {
            long ofName = until(name(name), now);
            if (ofName <= now || isKnown.getAsBoolean()) {
                return;
            }
            until = ofName;
        }
        throw new LoginDelayed(Math.ceilDiv(until - now, MICROS));
    }

    /** A try has failed. */
    synchronized void failed(String name, String address, long now) {
        add(pair(name, address), FREE_OF_PAIR, now);
        add(name(name), FREE_OF_NAME, now);
        add(address(address), FREE_OF_ADDRESS, now);
    }

    /** A user has logged in: what failed there before was a slip. */
    synchronized void succeeded(String name, String address) {
        failures.remove(pair(name, address));
    }

    /** Forgets what failed of a user, from wherever. */
    synchronized void lift(String name) {
        String pairs = pair(name, "");
        failures.keySet().removeIf(key -> key.equals(name(name)) || key.startsWith(pairs));
    }

    private synchronized long until(String key, long now) {
        Failures known = failures.get(key);
        return known == null || isOver(known, now) ? 0 : known.until();
    }

    /** A clock that was set back must not lock anybody out. */
    private static boolean isOver(Failures known, long now) {
        return Math.abs(now - known.last()) > DELAY_MICROS_MAX;
    }

    private void add(String key, int free, long now) {
        Failures known = failures.get(key);
        int count = known == null || isOver(known, now) ? 1 : known.count() + 1;
        long delay =
                count < free
                        ? 0
                        : Math.min(
                                MICROS << Math.min(count - free, DOUBLINGS_MAX), DELAY_MICROS_MAX);
        failures.put(key, new Failures(count, now + delay, now));
    }

    private static String pair(String name, String address) {
        return "pair " + lower(name) + '\n' + address;
    }

    private static String name(String name) {
        return "name " + lower(name);
    }

    private static String address(String address) {
        return "address " + address;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
