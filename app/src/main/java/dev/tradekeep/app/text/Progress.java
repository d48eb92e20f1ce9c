package dev.tradekeep.app.text;

import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work has come: a bar on standard error while that is a terminal, nothing
 * otherwise. It also ends the work on Ctrl-C. May be moved from any one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 100;
    private static final int WIDTH_MAX = 100;

    private final @Nullable ProgressBar bar;
    private final long total;

    /** Of the thread that shows it: work may move it from another one. */
    private final Invocation invocation = Invocation.current();

    private final Interruption.Watch watch;

    private Progress(@Nullable ProgressBar bar, long total) {
        this.bar = bar;
        this.total = total;
        watch = invocation.interruption().watch(() -> {});
    }

    /** Shows nothing. */
    public static Progress silent() {
        return new Progress(null, 0);
    }

    /**
     * Shows a bar, if anyone can see it.
     *
     * @param task what is being done
     * @param total steps
     */
    public static Progress show(String task, long total, PrintWriter terminal) {
        if (!Invocation.current().showsProgress()) {
            return new Progress(null, total);
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
                        .build(),
                total);
    }

    /**
     * Moves the bar to a step.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when the work is to end
     */
    public void at(long step) {
        invocation.interruption().check();
        invocation.progressed(step, total);
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    @Override
    public void close() {
        watch.close();
        if (bar != null) {
            bar.close();
        }
    }
}
