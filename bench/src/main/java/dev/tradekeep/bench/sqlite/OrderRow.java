package dev.tradekeep.bench.sqlite;

/**
 * An order as the workers write it, in the order of the columns. Words that recur are one string
 * each, as the instruments and enums of a program are.
 */
record OrderRow(
        String clientOrderId,
        String symbol,
        String side,
        String type,
        String status,
        long quantity,
        long limitPrice,
        long createdAt) {
    private static final String TAB = "\t";

    /** What reading it as text comes to: of each text read its length and its first character. */
    long textValue() {
        return textValue(clientOrderId) + textValue(symbol) + textValue(status);
    }

    static long textValue(String text) {
        return (long) text.length() + text.charAt(0);
    }

    /** One line, its fields apart by tabs. */
    String line() {
        return String.join(
                TAB,
                clientOrderId,
                symbol,
                side,
                type,
                status,
                Long.toString(quantity),
                Long.toString(limitPrice),
                Long.toString(createdAt));
    }

    static OrderRow parse(String line) {
        String[] fields = line.split(TAB, -1);
        return new OrderRow(
                fields[0],
                fields[1].intern(),
                fields[2].intern(),
                fields[3].intern(),
                fields[4].intern(),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                Long.parseLong(fields[7]));
    }
}
