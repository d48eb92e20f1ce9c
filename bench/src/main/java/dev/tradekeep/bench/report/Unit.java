package dev.tradekeep.bench.report;

/** What a figure counts, and which way is better. */
public enum Unit {
    ROWS_PER_SECOND("rows/s", true),
    OPERATIONS_PER_SECOND("ops/s", true),
    MILLISECONDS("ms", false),
    MICROSECONDS("µs", false),
    MEGABYTES("MB", false),
    BYTES_PER_ROW("B/row", false),
    BYTES_PER_OPERATION("B/op", false);

    private final String text;
    private final boolean moreIsBetter;

    Unit(String text, boolean moreIsBetter) {
        this.text = text;
        this.moreIsBetter = moreIsBetter;
    }

    /** As it is printed. */
    public String text() {
        return text;
    }

    /** How many times as good {@code figure} is as {@code reference}: above 1 is better. */
    public double ratio(double figure, double reference) {
        return moreIsBetter ? figure / reference : reference / figure;
    }

    /** The better of two figures. */
    public double better(double a, double b) {
        return ratio(a, b) >= 1 ? a : b;
    }
}
