package dev.tradekeep.store.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies backups that were changed at random: each is found out, none crashes or hangs. */
final class BackupCorruptIT {
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int COPIES = 600;
    private static final int PAGE_BYTES = 4_096;

    @TempDir Path folder;

    @Test
    void everyChangeIsFoundByTheChecksumOrBefore() throws IOException {
        check(false);
    }

    @Test
    void everyChangeOfACompressedOneIsFound() throws IOException {
        check(true);
    }

    private void check(boolean compress) throws IOException {
        Path path = folder.resolve("books.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
        }
        Path backup =
                Backups.make(new BackupRequest(path, folder.resolve("copy"), compress, false, 0))
                        .file();
        byte[] whole = Files.readAllBytes(backup);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int copy = 0; copy < COPIES; copy++) {
            byte[] changed = change(whole, random);
            Files.write(backup, changed);
            boolean found = isFoundOut(backup);
            assertThat(found || Arrays.equals(changed, whole))
                    .as("copy %d of seed %d", copy, SEED)
                    .isTrue();
        }
    }

    private boolean isFoundOut(Path backup) {
        try {
            return !Backups.verify(backup, folder).isSound();
        } catch (TradekeepException e) {
            assertThat(e.code())
                    .isIn(
                            ErrorCode.DATABASE_CORRUPT,
                            ErrorCode.DATABASE_FOREIGN,
                            ErrorCode.QUERY_FAILED,
                            ErrorCode.DATABASE_READ_ONLY);
            return true;
        }
    }

    private static byte[] change(byte[] whole, SplittableRandom random) {
        byte[] changed = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[random.nextInt(100)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int from = random.nextInt(changed.length / PAGE_BYTES + 1) * PAGE_BYTES;
                int to = Math.min(changed.length, from + PAGE_BYTES);
                byte[] noise = new byte[Math.max(0, to - from)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, changed, Math.min(from, changed.length), noise.length);
            }
            default -> {
                return Arrays.copyOf(changed, random.nextInt(changed.length));
            }
        }
        return changed;
    }
}
