package dev.tradekeep.market.imports;

import java.util.Arrays;

/** The texts of one column, in little memory. One thread at a time. */
final class JsonCells {
    private final StringBuilder texts = new StringBuilder();
    private int[] ends = new int[64];
    private char[] buffer = new char[32];
    private int count;

    void add(char[] chars, int offset, int length) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        texts.append(chars, offset, length);
        ends[count++] = texts.length();
    }

    /** How many there are. */
    int count() {
        return count;
    }

    String text(int row) {
        return texts.substring(start(row), ends[row]);
    }

    boolean is(int row, CharSequence text) {
        int start = start(row);
        return CharSequence.compare(texts.subSequence(start, ends[row]), text) == 0;
    }

    /** Puts the text of a row into a field of the record. */
    void put(int row, RawRow record, int field) {
        int start = start(row);
        int length = ends[row] - start;
        if (buffer.length < length) {
            buffer = new char[length];
        }
        texts.getChars(start, ends[row], buffer, 0);
        record.put(field, buffer, 0, length);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}
