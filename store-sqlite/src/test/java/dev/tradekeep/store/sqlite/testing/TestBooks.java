package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import dev.tradekeep.store.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** New books in a file, on a clock that stands still. */
public final class TestBooks {
    public static final long NOW = Samples.NOW;
    public static final InstantSource CLOCK = Samples.CLOCK;
    public static final Asset BTC = Samples.BTC;
    public static final Asset USD = Samples.USD;
    public static final Instrument BTC_USD = Samples.BTC_USD;

    /** A batch takes all that waits, however slow the machine is. */
    public static final WriterSettings UNHURRIED =
            WriterSettings.DEFAULT.withBatch(WriterSettings.BATCH_TASKS_MAX, Duration.ofMinutes(1));

    private TestBooks() {}

    /** Opens a file, without waiting for an owner. */
    public static Database open(Path file) {
        return Database.open(file, Duration.ZERO, CLOCK);
    }

    /** Opens {@code books.db} in a folder. */
    public static Database openIn(Path folder) {
        return open(folder.resolve("books.db"));
    }
}
