package dev.tradekeep.engine.core;

import dev.tradekeep.model.time.Micros;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the engine waits before it asks the venue again for what it refused of an order: a
 * second, twice as long each time, a minute at most. What people ask for does not wait.
 */
final class Patience {
    /** After so many refusals people are told. */
    static final int TOLD_AFTER = 6;

    static final long FIRST_WAIT_MICROS = Micros.PER_SECOND;
    static final long WAIT_MAX_MICROS = 60 * Micros.PER_SECOND;

    private final Map<String, Refused> orders = new HashMap<>();

    private record Refused(int times, long until) {}

    /**
     * The venue refused something.
     *
     * @return how often it has in a row
     */
    int refused(String clientOrderId, long now) {
        Refused before = orders.get(clientOrderId);
        int times = before == null ? 1 : before.times() + 1;
        orders.put(clientOrderId, new Refused(times, now + waitAfter(times)));
        return times;
    }

    /** How long it waits after so many refusals, microseconds. */
    static long waitAfter(int times) {
        int doubled = Math.min(times - 1, Integer.SIZE - 1);
        return Math.min(WAIT_MAX_MICROS, FIRST_WAIT_MICROS << doubled);
    }

    /** Whether something may be asked for at a time. */
    boolean isOver(String clientOrderId, long now) {
        Refused refused = orders.get(clientOrderId);
        return refused == null || now >= refused.until();
    }

    /** An order has ended, or did what it was asked for. */
    void forget(String clientOrderId) {
        orders.remove(clientOrderId);
    }
}
