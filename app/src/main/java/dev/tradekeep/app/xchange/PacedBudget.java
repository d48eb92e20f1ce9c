package dev.tradekeep.app.xchange;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * So much weight a minute, at an even pace, for an exchange whose own limits nobody tells. Market
 * data leaves a part of it to everything else. Thread-safe.
 */
public final class PacedBudget implements RequestBudget {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    /** What may be spent at once after a pause, as a part of a minute. */
    private static final long BURST_NANOS = MINUTE_NANOS / 6;

    /** What data leaves to other requests. */
    private static final long RESERVE_NANOS = BURST_NANOS / 4;

    private final InstantSource clock;
    private final long nanosEach;
    private long filledAt = System.nanoTime() - BURST_NANOS;
    private long blockedUntil;

    /**
     * @param weight a minute, above 0
     */
    public PacedBudget(int weight, InstantSource clock) {
        this.clock = clock;
        nanosEach = MINUTE_NANOS / weight;
    }

    @Override
    public synchronized long take(Lane lane, int weight) {
        long blocked = blockedUntil - Micros.now(clock);
        if (blocked > 0) {
            return TimeUnit.MICROSECONDS.toNanos(blocked);
        }
        long now = System.nanoTime();
        filledAt = Math.max(filledAt, now - BURST_NANOS);
        long after = filledAt + weight * nanosEach + (lane == Lane.DATA ? RESERVE_NANOS : 0);
        if (after > now) {
            return after - now;
        }
        filledAt += weight * nanosEach;
        return 0;
    }

    @Override
    public void used(int used) {
        // The exchange does not tell.
    }

    @Override
    public synchronized void blockUntil(long until) {
        blockedUntil = Math.max(blockedUntil, until);
    }

    @Override
    public synchronized long blockedUntil() {
        return blockedUntil > Micros.now(clock) ? blockedUntil : 0;
    }

    @Override
    public synchronized int usedPermille() {
        long left = Math.clamp(System.nanoTime() - filledAt, 0, BURST_NANOS);
        return (int) (1_000 - 1_000 * left / BURST_NANOS);
    }
}
