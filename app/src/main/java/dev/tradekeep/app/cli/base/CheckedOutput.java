package dev.tradekeep.app.cli.base;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Standard output that says when nobody takes it any more, which a PrintWriter only notes. */
public final class CheckedOutput extends Writer {
    private final PrintWriter out;

    public CheckedOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        out.write(chars, from, length);
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw ProcessOutput.failure(out)
                    .orElseGet(() -> new IOException("it was closed, or its disk is full"));
        }
    }

    /** It belongs to the process. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
