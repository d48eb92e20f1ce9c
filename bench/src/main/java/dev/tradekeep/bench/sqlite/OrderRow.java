package dev.tradekeep.bench.sqlite;

/** An order as the workers write it, in the order of the columns. */
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
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                Long.parseLong(fields[7]));
    }
}
