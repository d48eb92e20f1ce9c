package dev.tradekeep.engine.run;

/**
 * Client order ids of one run, such as {@code T1-000042}: unique over all runs of a database, the
 * same for the same run repeated, and in the order of time. For the engine's thread alone.
 */
final class OrderIds {
    private static final int DIGITS = 6;

    private final String prefix;
    private long last;

    OrderIds(long runId) {
        prefix = "T" + runId + "-";
    }

    String next() {
        last++;
        String number = Long.toString(last);
        return prefix + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }
}
