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

    /** One process in so many may finish first, and says how long that takes here. */
    private static final int DONE_EVERY = 5;

    @TempDir Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private long nanosOfOne;

    @Test
    void aKilledRestoreLeavesTheOldBooksOrTheNew() throws IOException {
        Path backup = folder.resolve("backup.db");
        Path path = folder.resolve("books.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
            Backups.make(path, backup);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            try (Database database = TestBooks.open(path)) {
                Backups.bookPair(database, 1);
            }
            boolean done = runAndKill("restore", path, backup, kill);
            int pairs = Backups.pairs(path);
            assertThat(pairs).as("kill %d of seed %d", kill, SEED).isBetween(1, done ? 1 : 2);
            TestBooks.open(path).close();
            assertThat(Backups.pairs(path)).isEqualTo(pairs);
            assertThat(Backups.verify(path, folder).isSound()).isTrue();
        }
        Backups.restore().restore(backup, path, true);
        assertThat(Backups.pairs(path)).isEqualTo(1);
        assertThat(partsIn(folder)).isZero();
    }

    @Test
    void aKilledBackupLeavesNoneOrAWholeOne() throws IOException {
        Path path = folder.resolve("books.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
            for (int kill = 0; kill < KILLS; kill++) {
                Path backup = folder.resolve("backup-" + kill + ".db");
                boolean done = runAndKill("backup", path, backup, kill);
                if (done || Files.exists(backup)) {
                    Verification found = Backups.verify(backup, folder);
                    assertThat(found.isSound() && found.hasChecksum())
                            .as("kill %d of seed %d", kill, SEED)
                            .isTrue();
                }
                Backups.bookPair(database, kill + 1);
            }
        }
        assertThat(Backups.pairs(path)).isEqualTo(KILLS + 1);
    }

    /** Answers whether the process was done before it was killed for certain. */
    private boolean runAndKill(String verb, Path path, Path backup, int kill) {
        try (ChildProcess child = ChildProcess.start(BackupProcess.class, verb, path, backup)) {
            assertThat(child.readLine()).isEqualTo("start");
            boolean mayFinish = kill % DONE_EVERY == 0;
            if (mayFinish) {
                long begun = System.nanoTime();
                assertThat(child.readLine()).isEqualTo("done");
                nanosOfOne = System.nanoTime() - begun;
                child.kill();
            } else {
                child.killAfter(random.nextLong(nanosOfOne));
            }
            return mayFinish;
        }
    }

    private static long partsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".part-")).count();
        }
    }
}
