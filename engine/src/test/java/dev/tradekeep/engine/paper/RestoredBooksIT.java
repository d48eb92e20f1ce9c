package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.backup.BackupListener;
import dev.tradekeep.store.sqlite.backup.BackupRequest;
import dev.tradekeep.store.sqlite.backup.BackupVerifier;
import dev.tradekeep.store.sqlite.backup.DatabaseBackup;
import dev.tradekeep.store.sqlite.backup.DatabaseRestore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose books were restored from a backup trades on from there. */
class RestoredBooksIT {
    private static final int CANDLES = 250;
    private static final int BEFORE_BACKUP = 100;

    /** More starts than the engine that was backed up has had. */
    private static final int OTHER_STARTS = 40;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir Path folder;

    @Test
    void tradesOnAsTheOneThatWentOnAndGivesNoIdAgain() {
        Path file = folder.resolve("books.db");
        Path restored = folder.resolve("restored.db");
        List<String> wentOn;
        List<String> ids;
        int before;
        try (PaperDesk desk = new PaperDesk(file, "random:seed=3", "10000", candles())) {
            desk.start();
            desk.steps(BEFORE_BACKUP);
            before = ids(desk).size();
            Path backup =
                    new DatabaseBackup(CLOCK)
                            .make(
                                    new BackupRequest(
                                            file,
                                            folder.resolve("backup.db"),
                                            false,
                                            false,
                                            BackupRequest.ALL),
                                    (remaining, total) -> {},
                                    BackupListener.NONE)
                            .file();
            var _ =
                    new DatabaseRestore(
                                    new BackupVerifier(MigrationCatalogue.load(), CLOCK),
                                    CLOCK,
                                    Duration.ZERO)
                            .restore(backup, restored, false);
            desk.runToTheEnd();
            wentOn = desk.results();
            ids = ids(desk);
        }
        assertThat(before).isPositive().isLessThan(ids.size());
        try (PaperDesk desk = PaperDesk.reopen(restored, OTHER_STARTS)) {
            assertThat(ids(desk)).isEqualTo(ids.subList(0, before));
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.results()).isEqualTo(wentOn);
            assertThat(ids(desk).subList(before, ids.size()))
                    .doesNotContainAnyElementsOf(ids.subList(before, ids.size()));
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    /** The ids of all orders, the oldest first. */
    private static List<String> ids(PaperDesk desk) {
        return desk.books().rows("orders", "printf('%05d', id)", "client_order_id").stream()
                .map(row -> row.substring(row.indexOf('|') + 1))
                .toList();
    }

    private static List<Candle> candles() {
        SplittableRandom random = new SplittableRandom(3);
        List<Candle> candles = new ArrayList<>();
        long price = 1_000;
        for (int i = 0; i < CANDLES; i++) {
            long open = price;
            price = Math.max(200, open + random.nextInt(-30, 31));
            candles.add(
                    new Candle(
                            EngineBooks.START + i * EngineBooks.MINUTE,
                            open,
                            Math.max(open, price) + random.nextInt(20),
                            Math.min(open, price) - random.nextInt(20),
                            price,
                            10_000_000));
        }
        return candles;
    }
}
