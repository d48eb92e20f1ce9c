package dev.tradekeep.store.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that back up or restore, again and again, and looks at what they leave. */
@ExtendWith(LeakCheck.class)
final class BackupKillIT {
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int KILLS = 20;
    private static final long NANOS_MAX = 700_000_000;

    @TempDir Path folder;

    @Test
    void aKilledRestoreLeavesTheOldBooksOrTheNew() throws IOException {
        Path backup = folder.resolve("backup.db");
        Path path = folder.resolve("books.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
            Backups.make(path, backup);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int restored = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (Database database = TestBooks.open(path)) {
                Backups.bookPair(database, 1);
            }
            runAndKill("restore", path, backup, random);
            int pairs = Backups.pairs(path);
            assertThat(pairs).as("kill %d of seed %d", kill, SEED).isIn(1, 2);
            TestBooks.open(path).close();
            assertThat(Backups.pairs(path)).isEqualTo(pairs);
            assertThat(Backups.verify(path, folder).isSound()).isTrue();
            restored += pairs == 1 ? 1 : 0;
        }
        assertThat(restored).as("restores that were complete").isPositive();
        Backups.restore().restore(backup, path, true);
        assertThat(Backups.pairs(path)).isEqualTo(1);
        assertThat(partsIn(folder)).isZero();
    }

    @Test
    void aKilledBackupLeavesNoneOrAWholeOne() throws IOException {
        Path path = folder.resolve("books.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
            SplittableRandom random = new SplittableRandom(SEED);
            int whole = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Path backup = folder.resolve("backup-" + kill + ".db");
                runAndKill("backup", path, backup, random);
                if (Files.exists(backup)) {
                    Verification found = Backups.verify(backup, folder);
                    assertThat(found.isSound() && found.hasChecksum())
                            .as("kill %d of seed %d", kill, SEED)
                            .isTrue();
                    whole++;
                }
                Backups.bookPair(database, kill + 1);
            }
            assertThat(whole).as("backups that were complete").isPositive();
        }
        assertThat(Backups.pairs(path)).isEqualTo(KILLS + 1);
    }

    private static void runAndKill(String verb, Path path, Path backup, SplittableRandom random) {
        try (ChildProcess child = ChildProcess.start(BackupProcess.class, verb, path, backup)) {
            assertThat(child.readLine()).isEqualTo("start");
            long end = System.nanoTime() + random.nextLong(NANOS_MAX);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            child.kill();
        }
    }

    private static long partsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".part-")).count();
        }
    }
}
