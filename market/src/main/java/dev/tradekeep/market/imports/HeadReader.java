package dev.tradekeep.market.imports;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** A text whose start may be looked at before it is read. */
final class HeadReader extends Reader {
    /** How much of the start is shown; every first record must fit in it. */
    static final int HEAD_CHARS = RawRow.RECORD_CHARS_MAX;

    private final Reader rest;
    private final char[] head = new char[HEAD_CHARS];
    private int headLength;
    private int at;

    HeadReader(Reader text) throws IOException {
        this.rest = text;
        try {
            while (headLength < head.length) {
                int read = text.read(head, headLength, head.length - headLength);
                if (read < 0) {
                    break;
                }
                headLength += read;
            }
        } catch (CharacterCodingException _) {
            // The strict reader raises it again when a parser comes there and knows the line.
        }
    }

    /** The start of the text. */
    String head() {
        return new String(head, 0, headLength);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == headLength) {
            return rest.read(target, offset, length);
        }
        int count = Math.min(length, headLength - at);
        System.arraycopy(head, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
