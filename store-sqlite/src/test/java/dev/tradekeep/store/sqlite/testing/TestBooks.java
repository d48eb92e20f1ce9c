package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** New books on a clock that stands still. */
public final class TestBooks {
    /** 2026-01-02T03:04:05.000006Z. */
    public static final long NOW = 1_767_323_045_000_006L;

    public static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.000006Z"));

    public static final Asset BTC = new Asset("BTC", 8);
    public static final Asset USD = new Asset("USD", 2);
    public static final Instrument BTC_USD =
            new Instrument("BTC/USD", BTC, USD, 2, 8, 1, 1_000, 2_000, 500);

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
