package dev.tradekeep.app.text;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work has come: a bar on standard error while that is a terminal, nothing
 * otherwise. May be moved from any one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 100;
    private static final int WIDTH_MAX = 100;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Shows nothing. */
    public static Progress silent() {
        return new Progress(null);
    }

    /**
     * Shows a bar, if anyone can see it.
     *
     * @param task what is being done
     * @param total steps
     */
    public static Progress show(String task, long total, PrintWriter terminal) {
        if (!isTerminal(System.getenv())) {
            return silent();
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setMaxRenderedLength(WIDTH_MAX)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new OverwritingLine(terminal))
                        .clearDisplayOnFinish()
                        .build());
    }

    /** The launcher says whether standard error is a terminal: asking Java costs its start-up. */
    static boolean isTerminal(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("TRADEKEEP_STDERR_TERMINAL"))
                .filter("1"::equals)
                .isPresent();
    }

    /** Moves the bar to a step. */
    public void at(long step) {
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
