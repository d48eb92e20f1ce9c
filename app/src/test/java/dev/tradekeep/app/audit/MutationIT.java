package dev.tradekeep.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditFile;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Audits copies that were broken at random: no crash, no hang, and wherever the damage is in what
 * SQLite or the books can prove, a finding or an error.
 *
 * <p>Four times {@code -Dtradekeep.audit.mutations} copies, which 250 makes a thousand.
 */
@Timeout(600)
class MutationIT {
    private static final int COPIES = Integer.getInteger("tradekeep.audit.mutations", 25);
    private static final int PAGE_BYTES = 4096;
    private static final int HEADER_BYTES = 100;
    private static final long SEED = 20260102;

    @TempDir static Path sources;
    @TempDir Path folder;

    private static byte[] sound = new byte[0];
    private static List<Integer> treePages = new ArrayList<>();

    @BeforeAll
    static void makeSource() throws IOException {
        Path file = SoundBooks.make(sources);
        treePages =
                PlainSql.rows(file, "SELECT pageno FROM dbstat WHERE pagetype <> 'overflow'")
                        .stream()
                        .map(Integer::valueOf)
                        .toList();
        sound = Files.readAllBytes(file);
    }

    @Test
    void truncatedFilesAreFound() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int n = 0; n < COPIES; n++) {
            int length = random.nextInt(sound.length);
            byte[] bytes = new byte[length];
            System.arraycopy(sound, 0, bytes, 0, length);
            assertThat(isFound(bytes)).as("cut to %d bytes", length).isTrue();
        }
    }

    @Test
    void pagesOverwrittenAreFound() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int n = 0; n < COPIES; n++) {
            int page = treePages.get(random.nextInt(treePages.size()));
            byte[] bytes = sound.clone();
            byte[] noise = new byte[PAGE_BYTES];
            if (random.nextBoolean()) {
                random.nextBytes(noise);
            }
            System.arraycopy(noise, 0, bytes, (page - 1) * PAGE_BYTES, PAGE_BYTES);
            assertThat(isFound(bytes)).as("seed %d, page %d", SEED + 1, page).isTrue();
        }
    }

    /** The header of a page says what it is, where its cells are and how much of it is unused. */
    @Test
    void bitFlipsInPageHeadersAreFound() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        for (int n = 0; n < COPIES; n++) {
            int page = treePages.get(random.nextInt(treePages.size()));
            int start = (page - 1) * PAGE_BYTES + (page == 1 ? HEADER_BYTES : 0);
            // Type, first free block, number of cells, start of cells, free fragments.
            int at = start + random.nextInt(8);
            byte[] bytes = sound.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(isFound(bytes))
                    .as("seed %d, page %d, byte %d", SEED + 2, page, at - start)
                    .isTrue();
        }
    }

    /**
     * A flipped bit in a text that nothing is derived from cannot be told from what was written.
     */
    @Test
    void bitFlipsAnywhereNeitherCrashNorHang() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + 3);
        int found = 0;
        for (int n = 0; n < COPIES; n++) {
            byte[] bytes = sound.clone();
            for (int flips = 1 << random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (isFound(bytes)) {
                found++;
            }
        }
        assertThat(found).as("seed %d", SEED + 3).isGreaterThan(COPIES / 3);
    }

    /** Whether an audit has a finding or says that it cannot be made. Anything else fails. */
    private boolean isFound(byte[] bytes) throws IOException {
        Path file = folder.toRealPath().resolve("mutated.db");
        Files.write(file, bytes);
        try {
            AuditReport report =
                    Audit.run(file, AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment()));
            assertThat(Duration.ofNanos(report.durationNanos())).isLessThan(Duration.ofMinutes(1));
            return !report.findings().isEmpty();
        } catch (TradekeepException e) {
            assertThat(e.getMessage()).contains("mutated.db");
            return true;
        } finally {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(AuditFile.nextTo(file, suffix));
            }
        }
    }
}
