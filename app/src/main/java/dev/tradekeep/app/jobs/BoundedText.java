package dev.tradekeep.app.jobs;

import java.io.Writer;

/** Keeps the first characters that are written to it. Thread-safe. */
final class BoundedText extends Writer {
    private static final int CHARS_MAX = 65_536;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] chars, int from, int length) {
        synchronized (text) {
            text.append(chars, from, Math.min(length, CHARS_MAX - text.length()));
        }
    }

    @Override
    public void flush() {
        // It is all there at once.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public String toString() {
        synchronized (text) {
            return text.toString();
        }
    }
}
