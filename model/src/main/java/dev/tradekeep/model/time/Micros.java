package dev.tradekeep.model.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** UTC microseconds since the epoch: how every time is kept. */
public final class Micros {
    public static final long PER_SECOND = 1_000_000L;
    public static final long PER_MILLISECOND = 1_000L;

    private Micros() {}

    /** The time of a clock. */
    public static long now(InstantSource clock) {
        return of(clock.instant());
    }

    /** A time with its part below a microsecond cut off. */
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The same time as an {@link Instant}. */
    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The time in ISO 8601, such as {@code 2022-01-31T23:01:00Z}. */
    public static String toIso(long micros) {
        return toInstant(micros).toString();
    }
}
