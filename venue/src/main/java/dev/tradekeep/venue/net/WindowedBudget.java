package dev.tradekeep.venue.net;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A budget of windows that begin when the calendar says, as exchanges count: a window of a minute
 * begins with each minute.
 *
 * <p>A lane may fill a window only up to its share, so that what is left over is there for more
 * important lanes: {@link #DATA_SHARE}, {@link #ACCOUNT_SHARE}, {@link #ORDER_SHARE} of a thousand,
 * and everything for exits. A request that is larger than its share is let through in an empty
 * window.
 *
 * <p>Any thread may call it; no call waits.
 */
public final class WindowedBudget implements RequestBudget {
    /** Thousandths of a window that market data may fill. */
    public static final int DATA_SHARE = 600;

    /** Thousandths of a window up to which it may be asked where accounts stand. */
    public static final int ACCOUNT_SHARE = 750;

    /** Thousandths of a window up to which new risk may be taken. */
    public static final int ORDER_SHARE = 900;

    /** No exchange bans for longer; what says so is misread. */
    public static final Duration BLOCK_MAX = Duration.ofDays(7);

    /** An answer so soon after a window began may tell of the window before. */
    private static final long BETWEEN_WINDOWS_MICROS = 2 * Micros.PER_SECOND;

    private static final int WHOLE = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final InstantSource clock;
    private final Counter[] counters;
    private long blockedUntil;

    /**
     * A window.
     *
     * @param limit what may be used in it, above 0
     * @param weighed whether requests count by weight, or one each
     */
    public record Window(Duration length, int limit, boolean weighed) {}

    /** How much of a window is used. Guarded by the budget. */
    private static final class Counter {
        final long length;
        final int limit;
        final boolean weighed;
        long begunAt;
        long used;

        Counter(Window window) {
            length = window.length().toNanos() / NANOS_PER_MICRO;
            limit = window.limit();
            weighed = window.weighed();
        }

        void roll(long now) {
            long begins = now - Math.floorMod(now, length);
            if (begins != begunAt) {
                begunAt = begins;
                used = 0;
            }
        }

        int cost(int weight) {
            return weighed ? weight : 1;
        }

        boolean hasRoom(int weight, int share) {
            return used == 0 || used + cost(weight) <= (long) limit * share / WHOLE;
        }
    }

    /**
     * @param windows at least one; {@link #used} is about the first
     */
    public WindowedBudget(List<Window> windows, InstantSource clock) {
        this.clock = clock;
        counters = windows.stream().map(Counter::new).toArray(Counter[]::new);
    }

    @Override
    public synchronized long take(Lane lane, int weight) {
        long now = Micros.now(clock);
        if (now < blockedUntil) {
            return (blockedUntil - now) * NANOS_PER_MICRO;
        }
        int share = shareOf(lane);
        long wait = 0;
        for (Counter counter : counters) {
            counter.roll(now);
            if (!counter.hasRoom(weight, share)) {
                wait = Math.max(wait, counter.begunAt + counter.length - now);
            }
        }
        if (wait > 0) {
            return wait * NANOS_PER_MICRO;
        }
        for (Counter counter : counters) {
            counter.used += counter.cost(weight);
        }
        return 0;
    }

    private static int shareOf(Lane lane) {
        return switch (lane) {
            case EXIT -> WHOLE;
            case ORDER -> ORDER_SHARE;
            case ACCOUNT -> ACCOUNT_SHARE;
            case DATA -> DATA_SHARE;
        };
    }

    /** Others may ask from this address, too, so that the exchange may have counted more. */
    @Override
    public synchronized void used(int used) {
        long now = Micros.now(clock);
        Counter first = counters[0];
        first.roll(now);
        if (now - first.begunAt >= Math.min(BETWEEN_WINDOWS_MICROS, first.length / 2)) {
            first.used = Math.max(first.used, used);
        }
    }

    @Override
    public synchronized void blockUntil(long until) {
        long latest = Micros.now(clock) + BLOCK_MAX.toNanos() / NANOS_PER_MICRO;
        blockedUntil = Math.max(blockedUntil, Math.min(until, latest));
    }

    @Override
    public synchronized long blockedUntil() {
        return Micros.now(clock) < blockedUntil ? blockedUntil : 0;
    }

    @Override
    public synchronized int usedPermille() {
        Counter first = counters[0];
        first.roll(Micros.now(clock));
        return (int) Math.min(Integer.MAX_VALUE, first.used * WHOLE / first.limit);
    }
}
