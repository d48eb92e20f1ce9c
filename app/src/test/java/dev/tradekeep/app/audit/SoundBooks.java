package dev.tradekeep.app.audit;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickAppender;
import dev.tradekeep.market.series.TickPacking;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.auditlog.AuditEntry;
import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Books with something of everything that an audit looks at, and nothing wrong. */
final class SoundBooks {
    private static final String FILE = "sound_books.sql";
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final int CANDLES = 2_000;
    private static final int GAP_AT = 700;
    private static final int GAP_MINUTES = 30;

    private SoundBooks() {}

    /** Makes a file, closed again. */
    static Path make(Path folder) {
        Path file = folder.resolve("sound.db");
        try (Database database = TestBooks.open(file)) {
            PlainSql.run(database.path(), "PRAGMA foreign_keys=ON; BEGIN;" + script() + "COMMIT");
            database.<@Nullable Void>write(Durability.RELAXED, SoundBooks::addTheRest);
            new TickPacking(database).pack(Long.MAX_VALUE, TickPacking.Listener.NONE);
        }
        return file;
    }

    private static String script() {
        try (InputStream file = SoundBooks.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Void addTheRest(Transaction t) {
        AuditLog log = new AuditLog(t);
        for (int n = 1; n <= 5; n++) {
            log.append(
                    new AuditEntry(null, "me", "did", "thing", "t" + n, null, "{}", null, null, n));
        }
        CandleSeries series =
                new CandleRepository(t).ensureSeries(1, Interval.ONE_MINUTE, "file", 0);
        try (CandleAppender candles = new CandleRepository(t).append(series)) {
            for (long n = 0; n < CANDLES; n++) {
                long minute = n < GAP_AT ? n : n + GAP_MINUTES;
                long price = 100 + n % 17;
                candles.add(minute * MINUTE, price, price + 5, price - 5, price + 1, 1 + n % 3);
            }
        }
        TickRepository ticks = new TickRepository(t);
        try (TickAppender trades =
                ticks.append(
                        ticks.ensureSeries(1, TickKind.TRADES, "file", 0), ConflictPolicy.STOP)) {
            for (int n = 1; n <= 50; n++) {
                trades.add(n * 1_000L, new long[] {100, n});
            }
        }
        // Few trades stay rows, so many quotes are packed.
        try (TickAppender quotes =
                ticks.append(
                        ticks.ensureSeries(1, TickKind.QUOTES, "file", 0), ConflictPolicy.STOP)) {
            for (int n = 1; n <= 300; n++) {
                quotes.add(n / 3 * 1_000L, new long[] {100 + n % 7, 101 + n % 7, n, 5});
            }
        }
        return null;
    }
}
