package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one record, copied into buffers that are used again for the next record. A row with
 * a {@link #problem()} has no readable texts. One thread at a time.
 */
final class RawRow {
    /** A record with more characters in all columns together is refused. */
    static final int RECORD_CHARS_MAX = 1 << 16;

    /** A record with more columns is refused. */
    static final int COLUMNS_MAX = 512;

    private final FieldText[] texts;
    private Supplier<String> places = () -> "";
    private long line;
    private int filled;
    private @Nullable String problem;

    /**
     * @param kind whose fields it has, next to a time of day and a symbol
     */
    RawRow(DataKind kind) {
        texts = new FieldText[kind.fields().size() + ColumnMapping.EXTRAS];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = new FieldText();
        }
    }

    /** Says where in its line a record is, for a text with several in one. */
    void placedBy(Supplier<String> supplier) {
        places = supplier;
    }

    /** Where in its line the record is, with a colon behind; empty when the line says it. */
    String place() {
        return places.get();
    }

    void begin(long startLine) {
        line = startLine;
        filled = 0;
        problem = null;
    }

    /** Takes a text; spaces around it do not count. Returns false when it was there already. */
    boolean put(int field, char[] chars, int offset, int length) {
        texts[field].set(chars, offset, length);
        int bit = 1 << field;
        boolean first = (filled & bit) == 0;
        filled |= bit;
        return first;
    }

    /** A date and a time of day in two texts become one; the second is then not there. */
    void join(int first, int second) {
        if (has(first) && has(second)) {
            texts[first].append(texts[second]);
        }
    }

    /** Marks the row as unreadable; the first reason counts. */
    void fail(String reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    /** Whether a text was put there. */
    boolean has(int field) {
        return (filled & 1 << field) != 0;
    }

    /** Where the record starts, from 1. */
    long line() {
        return line;
    }

    /** Why the record cannot be read at all, or null. */
    @Nullable String problem() {
        return problem;
    }

    /** The text of a part, valid until the next record. */
    CharSequence text(int field) {
        return texts[field];
    }

    /** A text in a buffer of its own. */
    private static final class FieldText implements CharSequence {
        private char[] chars = new char[32];
        private int length;

        void set(char[] source, int offset, int count) {
            int start = offset;
            int end = offset + count;
            while (start < end && source[start] == ' ') {
                start++;
            }
            while (end > start && source[end - 1] == ' ') {
                end--;
            }
            length = end - start;
            if (length > chars.length) {
                chars = new char[length];
            }
            System.arraycopy(source, start, chars, 0, length);
        }

        void append(FieldText more) {
            int joined = length + 1 + more.length;
            if (joined > chars.length) {
                chars = Arrays.copyOf(chars, joined);
            }
            chars[length] = ' ';
            System.arraycopy(more.chars, 0, chars, length + 1, more.length);
            length = joined;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return chars[index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(chars, start, end - start);
        }

        @Override
        public String toString() {
            return new String(chars, 0, length);
        }
    }
}
