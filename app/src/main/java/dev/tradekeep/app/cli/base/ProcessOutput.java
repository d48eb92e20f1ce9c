package dev.tradekeep.app.cli.base;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output stream of the process as text, UTF-8 whatever the terminal's locale says. It remembers
 * what a {@link PrintWriter} only notes: why nothing more could be written.
 */
public final class ProcessOutput extends PrintWriter {
    /** What a shell says of a program that a closed pipe ended: 128 and the number of SIGPIPE. */
    public static final int BROKEN_PIPE_CODE = 141;

    private final Checked checked;

    private ProcessOutput(Checked checked) {
        super(new BufferedWriter(new OutputStreamWriter(checked, StandardCharsets.UTF_8)), true);
        this.checked = checked;
    }

    public static ProcessOutput to(OutputStream stream) {
        return new ProcessOutput(new Checked(stream));
    }

    /** Why the last write failed; empty while all went well, or of another kind of writer. */
    public static Optional<IOException> failure(PrintWriter writer) {
        return writer instanceof ProcessOutput output
                ? Optional.ofNullable(output.checked.failure)
                : Optional.empty();
    }

    /** Whether whoever read it has closed it, as {@code head} does when it has seen enough. */
    public static boolean isBrokenPipe(PrintWriter writer) {
        return failure(writer)
                .map(IOException::getMessage)
                .filter(message -> message.contains("Broken pipe"))
                .isPresent();
    }

    private static final class Checked extends OutputStream {
        private final OutputStream stream;
        private volatile @Nullable IOException failure;

        Checked(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                stream.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
