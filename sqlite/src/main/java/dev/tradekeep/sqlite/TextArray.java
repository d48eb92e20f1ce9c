package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Lays texts into memory as C has them: an array of pointers, then the texts with a NUL each. */
final class TextArray {
    private TextArray() {}

    /** Puts the texts into the buffer; null becomes NULL. Returns where the pointers begin. */
    static long put(@Nullable String[] texts, NativeBuffer buffer) {
        byte[] @Nullable [] encoded = new byte[texts.length][];
        long size = (long) texts.length * Long.BYTES;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            if (text != null) {
                byte[] bytes = encode(text, i);
                encoded[i] = bytes;
                size += bytes.length + 1L;
            }
        }
        long start = buffer.reserve(size);
        long at = start + (long) texts.length * Long.BYTES;
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = encoded[i];
            Sqlite3.MEMORY.set(
                    JAVA_LONG, start + (long) i * Long.BYTES, bytes == null ? Sqlite3.NULL : at);
            if (bytes != null) {
                MemorySegment.copy(bytes, 0, Sqlite3.MEMORY, JAVA_BYTE, at, bytes.length);
                Sqlite3.MEMORY.set(JAVA_BYTE, at + bytes.length, (byte) 0);
                at += bytes.length + 1L;
            }
        }
        return start;
    }

    private static byte[] encode(String text, int index) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The text at index " + index + " holds a NUL character, which would end it.");
        }
        return Utf8.encode(text);
    }
}
