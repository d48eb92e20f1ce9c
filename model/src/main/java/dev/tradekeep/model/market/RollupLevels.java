package dev.tradekeep.model.market;

import java.util.List;
import java.util.stream.Stream;

/**
 * The intervals that candles are rolled up into: those of 5m, 15m, 1h, 4h and 1d that are a
 * multiple of the base. Each divides the next, so that a level is made from the one below it.
 */
public final class RollupLevels {
    private static final List<Interval> ALL =
            Stream.of("5m", "15m", "1h", "4h", "1d").map(Interval::parse).toList();

    private static final Interval DAY = Interval.parse("1d");

    private RollupLevels() {}

    /** The levels of a base interval, the shortest first; may be empty. */
    public static List<Interval> of(Interval base) {
        return ALL.stream().filter(level -> isMultiple(level, base)).toList();
    }

    /** Whether candles of one interval can be made of those of another. */
    public static boolean isMultiple(Interval longer, Interval shorter) {
        if (longer.isMonth()) {
            return DAY.micros() % shorter.micros() == 0;
        }
        return longer.micros() > shorter.micros() && longer.micros() % shorter.micros() == 0;
    }

    /** The longest stored interval, base or level, that candles of this one can be made of. */
    public static Interval sourceOf(Interval wanted, Interval base) {
        Interval source = base;
        for (Interval level : of(base)) {
            if (level.equals(wanted) || isMultiple(wanted, level)) {
                source = level;
            }
        }
        return source;
    }
}
