package dev.tradekeep.market.imports;

import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text whose start may be looked at before it is read. */
final class HeadReader extends Reader {
    /** How much of the start is shown at first; every first record of a CSV must fit in it. */
    static final int HEAD_CHARS = RawRow.RECORD_CHARS_MAX;

    /** How much is shown at most. */
    static final int HEAD_CHARS_MAX = 1 << 24;

    private final Reader rest;
    private char[] head = new char[HEAD_CHARS];
    private boolean ended;
    private int headLength;
    private int at;
    private int skippedLines;

    HeadReader(Reader text) throws IOException {
        this.rest = text;
        fill();
    }

    private void fill() throws IOException {
        try {
            while (headLength < head.length) {
                int read = rest.read(head, headLength, head.length - headLength);
                if (read < 0) {
                    ended = true;
                    break;
                }
                headLength += read;
            }
        } catch (CharacterCodingException _) {
            // The strict reader raises it again when a parser comes there and knows the line.
            ended = true;
        }
    }

    /** Shows twice as much; only before the first character is read. */
    void extend() throws IOException {
        head = Arrays.copyOf(head, 2 * head.length);
        fill();
    }

    /** Whether all is shown that can be. */
    boolean isWhole() {
        return ended || head.length >= HEAD_CHARS_MAX;
    }

    /** The start of the text, behind what is skipped. */
    String head() {
        return new String(head, at, headLength - at);
    }

    /** The lines that are not read. */
    String skipped() {
        return new String(head, 0, at);
    }

    /** How many lines are not read. */
    int skippedLines() {
        return skippedLines;
    }

    /**
     * Passes over lines before the first record, once.
     *
     * @param lines how many; null: comments, an address, and what Excel writes of its separator
     */
    void skip(String source, @Nullable Integer lines) {
        while (lines == null ? isRemark() : skippedLines < lines) {
            if (!skipLine()) {
                throw FileFailure.malformed(
                        source,
                        "wanted a record behind "
                                + skippedLines
                                + " skipped lines, found the end of the text or lines of more than "
                                + HEAD_CHARS
                                + " characters");
            }
        }
    }

    private boolean skipLine() {
        int end = at;
        while (end < headLength && head[end] != '\n' && head[end] != '\r') {
            end++;
        }
        if (end == headLength) {
            return false;
        }
        at = end + (head[end] == '\r' && end + 1 < headLength && head[end + 1] == '\n' ? 2 : 1);
        skippedLines++;
        return true;
    }

    /** Whether the line at hand is no record: its columns are not those of the next line. */
    private boolean isRemark() {
        String rest = head();
        String start = rest.substring(0, Math.min(rest.length(), 8)).toLowerCase(Locale.ROOT);
        if (start.startsWith("http") || start.startsWith("//") || start.startsWith("sep=")) {
            return true;
        }
        int end = rest.indexOf('\n');
        if (!start.startsWith("#") || end < 0) {
            return false;
        }
        char delimiter = Delimiters.mostCommon(rest, end + 1);
        return rest.startsWith("#", end + 1)
                || Delimiters.count(rest, 0, delimiter)
                        != Delimiters.count(rest, end + 1, delimiter);
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
