package dev.tradekeep.app.text;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Writes a progress bar over itself. */
final class OverwritingLine implements ProgressBarConsumer {
    private static final int WIDTH = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;

    OverwritingLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String line) {
        terminal.print(CLEAR + line);
        terminal.flush();
    }

    @Override
    public void clear() {
        terminal.print(CLEAR);
        terminal.flush();
    }

    @Override
    public void close() {
        // The terminal is not ours to close.
    }
}
