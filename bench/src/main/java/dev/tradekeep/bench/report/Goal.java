package dev.tradekeep.bench.report;

import java.util.OptionalDouble;

/**
 * A bound that a row must keep.
 *
 * @param name the ratio it is about, or {@link #MEDIAN}
 * @param sense which side of the bound is good
 * @param bound in the row's unit, or a ratio
 */
public record Goal(String name, Sense sense, double bound) {
    /** The name of a goal about the figure itself. */
    public static final String MEDIAN = "median";

    /** The ratio to the best subject that is a {@link Role#LIMIT}. */
    public static final String C = "c";

    /** The ratio to the best subject that is a {@link Role#PEER}. */
    public static final String BEST_PEER = "best_peer";

    /** The ratio to the best subject that is a {@link Role#EVENT_PEER}. */
    public static final String BEST_EVENT_PEER = "best_event_peer";

    /** The ratio to the best subject that is a {@link Role#VECTORISED_PEER}. */
    public static final String BEST_VECTORISED_PEER = "best_vectorised_peer";

    /** The ratio to the same work as it was before. */
    public static final String BEFORE = "before";

    /** The 99th percentile of all operations. */
    public static final String P99 = "p99";

    /** Which side of a bound is good; the bound itself is. */
    public enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    /** At least this share of C's speed. */
    public static Goal ofC(double ratio) {
        return new Goal(C, Sense.AT_LEAST, ratio);
    }

    /** At least this many times the speed of the best peer. */
    public static Goal ofBestPeer(double ratio) {
        return new Goal(BEST_PEER, Sense.AT_LEAST, ratio);
    }

    /** A median of at most this, in the unit of the row. */
    public static Goal atMost(double bound) {
        return new Goal(MEDIAN, Sense.AT_MOST, bound);
    }

    /** A median of at least this, in the unit of the row. */
    public static Goal atLeast(double bound) {
        return new Goal(MEDIAN, Sense.AT_LEAST, bound);
    }

    /** A 99th percentile of at most this, in the unit of the row. */
    public static Goal p99AtMost(double bound) {
        return new Goal(P99, Sense.AT_MOST, bound);
    }

    /** At least this ratio to what the name says. */
    public static Goal atLeast(String name, double ratio) {
        return new Goal(name, Sense.AT_LEAST, ratio);
    }

    /** Whether a row keeps it; a ratio that could not be measured is not kept. */
    boolean isMetBy(BenchRow row) {
        OptionalDouble found = valueIn(row);
        if (found.isEmpty()) {
            return false;
        }
        return switch (sense) {
            case AT_LEAST -> found.getAsDouble() >= bound;
            case AT_MOST -> found.getAsDouble() <= bound;
        };
    }

    /** Such as {@code c 0.93 (≥ 0.90)}. */
    String describe(BenchRow row) {
        OptionalDouble found = valueIn(row);
        String value = found.isEmpty() ? "not measured" : Figures.ratio(found.getAsDouble());
        return name + " " + value + " (" + sense.sign + " " + Figures.ratio(bound) + ")";
    }

    private OptionalDouble valueIn(BenchRow row) {
        if (name.equals(MEDIAN)) {
            return OptionalDouble.of(row.figures().median());
        }
        Double found = row.percentiles().getOrDefault(name, row.ratios().get(name));
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }
}
