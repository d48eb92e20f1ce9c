package dev.tradekeep.engine.statistics;

/**
 * What is known of a statistic: a figure, or why there is none. What is undefined is never 0 and
 * never infinite.
 */
public sealed interface Statistic {

    /**
     * A figure.
     *
     * @param value finite
     */
    record Value(double value) implements Statistic {
        /**
         * @throws IllegalArgumentException when the value is not finite
         */
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Wanted a finite figure, found " + value);
            }
        }
    }

    /**
     * An exact amount.
     *
     * @param units of the quote asset
     */
    record Money(long units) implements Statistic {}

    /** A number of things. */
    record Count(long count) implements Statistic {}

    /**
     * A stretch of time.
     *
     * @param micros microseconds, 0 or more
     */
    record Span(long micros) implements Statistic {}

    /**
     * There is no figure.
     *
     * @param reason why, for people: one clause without a full stop
     */
    record NotAvailable(String reason) implements Statistic {}

    /** A figure; without one when the arithmetic left the range of doubles. */
    static Statistic of(double value) {
        return Double.isFinite(value)
                ? new Value(value)
                : new NotAvailable("the figure is too large to be shown");
    }

    /** No figure. */
    static Statistic none(String reason) {
        return new NotAvailable(reason);
    }

    /** A dividend by a divisor; without a figure when that is 0. */
    static Statistic ratio(double dividend, double divisor, String reason) {
        return divisor == 0 ? none(reason) : of(dividend / divisor);
    }
}
