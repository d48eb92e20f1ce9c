package dev.tradekeep.engine.accounting;

/**
 * The time that a report is of, half-open.
 *
 * @param from the first of it, UTC microseconds
 * @param to the first after it
 */
public record ReportPeriod(long from, long to) {
    /** From the first row to the last. */
    public static final ReportPeriod ALL = new ReportPeriod(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contains(long at) {
        return at >= from && at < to;
    }
}
