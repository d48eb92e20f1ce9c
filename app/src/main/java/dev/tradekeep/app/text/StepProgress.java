package dev.tradekeep.app.text;

import java.io.PrintWriter;

/** {@link Progress} of work that tells how many steps it has with the first of them. */
public final class StepProgress implements AutoCloseable {
    private final String task;
    private final PrintWriter terminal;
    private Progress progress = Progress.silent();
    private boolean shown;

    /**
     * @param task what is being done
     */
    public StepProgress(String task, PrintWriter terminal) {
        this.task = task;
        this.terminal = terminal;
    }

    /** Moves the bar to a step. */
    public void at(long step, long total) {
        if (!shown) {
            progress = Progress.show(task, total, terminal);
            shown = true;
        }
        progress.at(step);
    }

    @Override
    public void close() {
        progress.close();
    }
}
