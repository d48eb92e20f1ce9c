package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.InterruptWatch;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.market.series.TickPacking;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What packing and unpacking ticks have in common: use as a {@code @Mixin}. */
final class PackingRun {
    private static final int PERCENT = 100;

    @Mixin private JsonOption json;

    /**
     * Does the work, shows how far it is, ends it on Ctrl-C after the chunk in hand, and reports.
     *
     * @param verb what was done, such as {@code packed}
     */
    void run(
            String verb,
            Path file,
            CommandLine commandLine,
            BiFunction<TickPacking, TickPacking.Listener, TickPacking.Done> work) {
        PrintWriter out = commandLine.getOut();
        try (InterruptWatch interrupt = InterruptWatch.start(() -> {})) {
            TickPacking.Done done;
            try (Progress progress = Progress.show("ticks", PERCENT, commandLine.getErr());
                    OwnedBooks books = OwnedBooks.open(file)) {
                Database database = books.database();
                done = work.apply(new TickPacking(database), listener(progress, interrupt));
            }
            if (json.wanted()) {
                writeJson(done, out);
            } else {
                out.println(verb + " " + text(done));
            }
            // Before the process is let go.
            out.flush();
        }
    }

    private static TickPacking.Listener listener(Progress progress, InterruptWatch interrupt) {
        return new TickPacking.Listener() {
            @Override
            public void advanced(long done, long total) {
                progress.at(PERCENT * done / Math.max(1, total));
            }

            @Override
            public boolean cancelled() {
                return interrupt.requested();
            }
        };
    }

    private static String text(TickPacking.Done done) {
        String size =
                done.ticks() == 0
                        ? ""
                        : ", " + FixedPoint.format(done.bytes() * 10 / done.ticks(), 1);
        return Numbers.count(done.ticks())
                + " ticks, "
                + Numbers.count(done.chunks())
                + " chunks"
                + (size.isEmpty() ? "" : size + " bytes a tick")
                + (done.cancelled() ? "; interrupted, run it again for the rest" : "");
    }

    private static void writeJson(TickPacking.Done done, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeNumberProperty("ticks", done.ticks());
                    json.writeNumberProperty("chunks", done.chunks());
                    json.writeNumberProperty("bytes", done.bytes());
                    json.writeBooleanProperty("interrupted", done.cancelled());
                });
    }
}
