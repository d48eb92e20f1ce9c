package dev.tradekeep.app.socket;

import java.io.IOException;
import java.io.Writer;

/** An output stream of a command, sent as frames of one kind. For one thread at a time. */
final class FrameWriter extends Writer {
    private static final int CHARS_MAX = 8_192;

    private final Outbox outbox;
    private final Frame.Kind kind;
    private final StringBuilder text = new StringBuilder();

    FrameWriter(Outbox outbox, Frame.Kind kind) {
        this.outbox = outbox;
        this.kind = kind;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        text.append(chars, from, length);
        if (text.length() >= CHARS_MAX) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            // Its other half comes with the next piece.
            end--;
        }
        for (int at = 0; at < end; ) {
            int next = Math.min(end, at + CHARS_MAX);
            if (next < end && Character.isHighSurrogate(text.charAt(next - 1))) {
                next--;
            }
            outbox.put(new Frame(kind, text.substring(at, next)));
            at = next;
        }
        text.delete(0, end);
    }

    /** The command goes on with its exit code. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
