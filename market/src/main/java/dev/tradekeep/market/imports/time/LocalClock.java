package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the times of a clock on a wall into UTC. The hour that comes twice when the clock is set
 * back is the earlier one until a time of it lies before the one that came before. One thread at a
 * time; the times of a file in their order.
 */
final class LocalClock {
    private static final long SECOND_MICROS = 1_000_000;

    private final ZoneId zone;
    private final ZoneRules rules;
    // Between these local times the offset is the same, so that most rows need no calendar.
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long offset;
    private long previous = Long.MIN_VALUE;
    private boolean later;

    LocalClock(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
    }

    /**
     * UTC microseconds of a local time.
     *
     * @param local microseconds as if the clock showed UTC
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} at a time that the
     *     clock skipped
     */
    long utc(long local) {
        if (local < from || local >= to) {
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(local, SECOND_MICROS), 0, ZoneOffset.UTC);
            List<ZoneOffset> valid = rules.getValidOffsets(time);
            if (valid.size() == 2) {
                return ofTwo(valid, local);
            }
            if (valid.isEmpty()) {
                throw new TradekeepException(
                        ErrorCode.NUMBER_OUT_OF_RANGE,
                        "Wanted a time that the clock of "
                                + zone
                                + " shows, found "
                                + time
                                + ", which it skips.");
            }
            look(time, valid.getFirst());
        }
        later = false;
        return local - offset;
    }

    private long ofTwo(List<ZoneOffset> valid, long local) {
        later |= local < previous;
        previous = local;
        return local - micros(valid.get(later ? 1 : 0));
    }

    private void look(LocalDateTime time, ZoneOffset valid) {
        offset = micros(valid);
        ZoneOffsetTransition before =
                rules.previousTransition(time.toInstant(valid).plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(time.toInstant(valid));
        from = before == null ? Long.MIN_VALUE : edge(before, true);
        to = after == null ? Long.MAX_VALUE : edge(after, false);
        previous = Long.MIN_VALUE;
    }

    /** Where the local times end that a transition skips or shows twice, or where they begin. */
    private static long edge(ZoneOffsetTransition transition, boolean end) {
        LocalDateTime one = transition.getDateTimeBefore();
        LocalDateTime other = transition.getDateTimeAfter();
        LocalDateTime edge = one.isAfter(other) == end ? one : other;
        return edge.toEpochSecond(ZoneOffset.UTC) * SECOND_MICROS;
    }

    private static long micros(ZoneOffset offset) {
        return offset.getTotalSeconds() * SECOND_MICROS;
    }

    /** A local time as UTC: that of the clock, or itself without one. */
    static long byClock(@Nullable LocalClock clock, long local) {
        return clock == null ? local : clock.utc(local);
    }
}
