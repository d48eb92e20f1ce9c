package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings of the texts that the rows of one connection hold.
 *
 * <p>Short texts tend to come again: symbols, sides, states. One of up to sixteen bytes is two
 * words and a length, quickly compared with the text that was last seen in its place of a small
 * table, and the string is then the same. Only ASCII is kept there: its length in bytes is that of
 * the string.
 */
final class TextReader {
    private static final int SHORT_BYTES_MAX = 2 * Long.BYTES;
    private static final int KEPT_BITS = 8;
    private static final int KEPT_MAX = 1 << KEPT_BITS;

    /** The bits that are set in no ASCII byte. */
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    /** Odd numbers without a pattern: they spread the words over the table. */
    private static final long SPREAD_FIRST = 0x9e37_79b9_7f4a_7c15L;

    private static final long SPREAD_LAST = 0xc2b2_ae3d_27d4_eb4fL;

    private final @Nullable String[] kept = new String[KEPT_MAX];

    /** The first and the last word of each text kept. */
    private final long[] words = new long[2 * KEPT_MAX];

    private byte[] copy = new byte[64];

    /** The text of a cell that holds one. */
    String read(long cell) {
        int length = Cell.length(cell);
        if (length == 0) {
            return "";
        }
        return length <= SHORT_BYTES_MAX ? readShort(cell, length) : decode(cell, length);
    }

    private String readShort(long cell, int length) {
        long bytes = Cell.bytes(cell);
        long first;
        long last;
        // The two overlap, so that nothing behind the text is read.
        if (length >= Long.BYTES) {
            first = Sqlite3.MEMORY.get(JAVA_LONG_UNALIGNED, bytes);
            last = Sqlite3.MEMORY.get(JAVA_LONG_UNALIGNED, bytes + length - Long.BYTES);
        } else if (length >= Integer.BYTES) {
            first = Sqlite3.MEMORY.get(JAVA_INT_UNALIGNED, bytes);
            last = Sqlite3.MEMORY.get(JAVA_INT_UNALIGNED, bytes + length - Integer.BYTES);
        } else {
            first = Sqlite3.MEMORY.get(JAVA_BYTE, bytes);
            long middle = Sqlite3.MEMORY.get(JAVA_BYTE, bytes + length / 2);
            last = middle << Byte.SIZE | Sqlite3.MEMORY.get(JAVA_BYTE, bytes + length - 1);
        }
        int place = (int) ((first * SPREAD_FIRST ^ last * SPREAD_LAST) >>> (Long.SIZE - KEPT_BITS));
        String text = kept[place];
        if (text != null
                && text.length() == length
                && words[2 * place] == first
                && words[2 * place + 1] == last) {
            return text;
        }
        text = decode(cell, length);
        if (((first | last) & NOT_ASCII) == 0) {
            kept[place] = text;
            words[2 * place] = first;
            words[2 * place + 1] = last;
        }
        return text;
    }

    private String decode(long cell, int length) {
        if (length > copy.length) {
            copy = new byte[Math.max(length, 2 * copy.length)];
        }
        Cell.copyBytes(cell, copy, 0, length);
        return new String(copy, 0, length, StandardCharsets.UTF_8);
    }
}
