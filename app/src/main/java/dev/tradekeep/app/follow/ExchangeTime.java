package dev.tradekeep.app.follow;

import dev.tradekeep.model.time.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time as far as an exchange's candles tell it. Ours is believed only between the bounds that
 * the newest candle sets, so that a clock that jumps neither closes candles early nor keeps them
 * from being asked for. Thread-safe.
 */
final class ExchangeTime implements InstantSource {
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long from = Long.MIN_VALUE;
    private long to;
    private long heardNanos;

    /**
     * @param nanoTime time that never jumps
     */
    ExchangeTime(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * A candle was heard.
     *
     * @param earliest UTC microseconds, what the exchange's clock shows at least
     * @param latest what it shows at most
     */
    synchronized void heard(long earliest, long latest) {
        if (earliest > from) {
            from = earliest;
            to = latest;
            heardNanos = nanoTime.getAsLong();
        }
    }

    @Override
    public synchronized Instant instant() {
        long ours = Micros.now(clock);
        if (from == Long.MIN_VALUE) {
            return at(ours);
        }
        long since = TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - heardNanos);
        return at(Math.clamp(ours, from + since, to + since));
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
