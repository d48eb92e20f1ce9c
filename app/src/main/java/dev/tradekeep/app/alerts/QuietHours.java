package dev.tradekeep.app.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.ChannelSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a channel carries nothing but critical messages. */
final class QuietHours {
    private static final int MINUTES_PER_HOUR = 60;
    private static final Pattern SPAN =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    private QuietHours() {}

    /**
     * Until when a message has to wait; empty when it may go. Where the clocks are set forward past
     * the end, it ends when they have been.
     */
    static Optional<Instant> until(ChannelSettings settings, AlertSeverity severity, Instant now) {
        Integer from = settings.quietFrom();
        Integer to = settings.quietTo();
        if (from == null || to == null || severity == AlertSeverity.CRITICAL) {
            return Optional.empty();
        }
        ZonedDateTime local = now.atZone(ZoneId.of(settings.zone()));
        int minute = local.getHour() * MINUTES_PER_HOUR + local.getMinute();
        boolean quiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
        if (!quiet) {
            return Optional.empty();
        }
        ZonedDateTime end =
                local.toLocalDate()
                        .atTime(LocalTime.of(to / MINUTES_PER_HOUR, to % MINUTES_PER_HOUR))
                        .atZone(local.getZone());
        // Where the hour comes twice, the end may have passed already by the first of them.
        return Optional.of((end.isAfter(local) ? end : end.plusDays(1)).toInstant());
    }

    /** The two minutes of {@code 22:00-07:00}. */
    record Span(@Nullable Integer from, @Nullable Integer to) {}

    /**
     * Reads a span; an empty text is none.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    static Span parse(String text) {
        if (text.isEmpty()) {
            return new Span(null, null);
        }
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted quiet hours such as 22:00-07:00, found \"" + text + "\".");
        }
        return new Span(
                minute(parts.group(1), parts.group(2)), minute(parts.group(3), parts.group(4)));
    }

    private static int minute(String hours, String minutes) {
        return Integer.parseInt(hours) * MINUTES_PER_HOUR + Integer.parseInt(minutes);
    }

    /** A span as it is written. */
    static String format(int from, int to) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d-%02d:%02d",
                from / MINUTES_PER_HOUR,
                from % MINUTES_PER_HOUR,
                to / MINUTES_PER_HOUR,
                to % MINUTES_PER_HOUR);
    }

    /**
     * A zone that there is.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a time zone such as Europe/Berlin or UTC, found \"" + name + "\".");
        }
    }
}
