package dev.tradekeep.app.cli.base;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Prints rows of any number, and ends with {@link ErrorCode#OUTPUT_FAILED} as soon as nobody takes
 * them any more. One thread at a time.
 */
public final class RowPrinter implements AutoCloseable {
    private static final int BUFFER_CHARS = 1 << 16;

    private final Writer out;

    public RowPrinter(PrintWriter out) {
        this.out = new BufferedWriter(new CheckedOutput(out), BUFFER_CHARS);
    }

    /** Prints a line. */
    public void println(CharSequence row) {
        try {
            out.append(row).append('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Prints what is left. */
    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The error for an output that nobody takes. */
    private static TradekeepException failed(IOException e) {
        return new TradekeepException(
                ErrorCode.OUTPUT_FAILED, "Writing the output failed: " + e.getMessage() + ".", e);
    }
}
