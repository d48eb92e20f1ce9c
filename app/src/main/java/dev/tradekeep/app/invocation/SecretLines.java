package dev.tradekeep.app.invocation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a secret that stands on one line, or a key in the form of PEM, which stands on several.
 * What comes after it is left for whoever reads next.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class SecretLines {
    /** Bytes of a line at most, far more than any secret has. */
    static final int LINE_BYTES_MAX = 16_384;

    /** Lines of a key at most. */
    static final int LINES_MAX = 200;

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    private SecretLines() {}

    /** Where lines come from. */
    @FunctionalInterface
    interface Source {
        /** The next line without its end; null when there is none. */
        @Nullable String next() throws IOException;
    }

    /**
     * The next secret.
     *
     * @return empty when nothing is there
     */
    static Optional<String> read(Source source) throws IOException {
        String first = source.next();
        if (first == null || !first.startsWith(BEGIN)) {
            return Optional.ofNullable(first);
        }
        StringBuilder key = new StringBuilder(first);
        for (int lines = 1; lines < LINES_MAX; lines++) {
            String line = source.next();
            if (line == null) {
                break;
            }
            key.append('\n').append(line);
            if (line.startsWith(END)) {
                break;
            }
        }
        return Optional.of(key.toString());
    }

    /** A line in UTF-8, read byte by byte so that nothing after it is taken. */
    static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (bytes.size() >= LINE_BYTES_MAX) {
                throw new IOException("a line is longer than " + LINE_BYTES_MAX + " bytes");
            }
            bytes.write(next);
            next = in.read();
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
