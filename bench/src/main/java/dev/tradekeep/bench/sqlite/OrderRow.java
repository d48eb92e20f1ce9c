package dev.tradekeep.bench.sqlite;

import java.util.List;

/** An order as the workers write it: texts first, then integers, in the order of the columns. */
record OrderRow(List<String> texts, List<Long> integers) {
    static final int TEXTS = 5;
    private static final String TAB = "\t";

    OrderRow {
        texts = List.copyOf(texts);
        integers = List.copyOf(integers);
    }

    String clientOrderId() {
        return texts.getFirst();
    }

    /** What reading it as text comes to: of each text read its length and its first character. */
    long textValue() {
        return textValue(clientOrderId()) + textValue(texts.get(1)) + textValue(texts.getLast());
    }

    static long textValue(String text) {
        return (long) text.length() + text.charAt(0);
    }

    /** One line, its fields apart by tabs. */
    String line() {
        StringBuilder line = new StringBuilder(String.join(TAB, texts));
        integers.forEach(value -> line.append(TAB).append(value));
        return line.toString();
    }

    static OrderRow parse(String line) {
        List<String> fields = List.of(line.split(TAB, -1));
        return new OrderRow(
                fields.subList(0, TEXTS),
                fields.subList(TEXTS, fields.size()).stream().map(Long::valueOf).toList());
    }
}
