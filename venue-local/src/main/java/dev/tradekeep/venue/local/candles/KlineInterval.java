package dev.tradekeep.venue.local.candles;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** How long a candle of Binance is; steps of several days count from the epoch. */
public enum KlineInterval {
    S1("1s", 1_000L),
    M1("1m", 60_000L),
    M3("3m", 3 * 60_000L),
    M5("5m", 5 * 60_000L),
    M15("15m", 15 * 60_000L),
    M30("30m", 30 * 60_000L),
    H1("1h", 60 * 60_000L),
    H2("2h", 2 * 60 * 60_000L),
    H4("4h", 4 * 60 * 60_000L),
    H6("6h", 6 * 60 * 60_000L),
    H8("8h", 8 * 60 * 60_000L),
    H12("12h", 12 * 60 * 60_000L),
    D1("1d", 24 * 60 * 60_000L),
    D3("3d", 3 * 24 * 60 * 60_000L),
    W1("1w", 7 * 24 * 60 * 60_000L),
    MONTH("1M", 0);

    private final String text;
    private final long millis;

    KlineInterval(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    /** The interval of a text such as {@code 15m}; {@code 1M} is a month. */
    public static Optional<KlineInterval> of(String text) {
        for (KlineInterval interval : values()) {
            if (interval.text.equals(text)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** As people write it. */
    public String text() {
        return text;
    }

    /** When the candle that holds a moment began. */
    public long openOf(long millis, long offsetMillis) {
        long local = millis + offsetMillis;
        long open =
                switch (this) {
                    case MONTH -> first(day(local).withDayOfMonth(1));
                    case W1 ->
                            first(
                                    day(local)
                                            .with(
                                                    TemporalAdjusters.previousOrSame(
                                                            DayOfWeek.MONDAY)));
                    default -> Math.floorDiv(local, this.millis) * this.millis;
                };
        return open - offsetMillis;
    }

    /** When the candle after one that began then begins. */
    public long next(long openMillis, long offsetMillis) {
        return this == MONTH
                ? first(day(openMillis + offsetMillis).plusMonths(1)) - offsetMillis
                : openMillis + millis;
    }

    /** When an earlier candle began; of all but months. */
    long back(long openMillis, int candles) {
        return openMillis - candles * millis;
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static long first(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
