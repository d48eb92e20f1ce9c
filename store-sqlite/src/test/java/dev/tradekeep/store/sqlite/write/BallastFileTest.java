package dev.tradekeep.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallastFileTest {
    private static final int BYTES = 100_000;

    @TempDir Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("books.db.ballast");
    }

    private BallastFile make() {
        return BallastFile.of(folder.resolve("books.db"), BYTES, free::get);
    }

    @Test
    void keepsRoomAndGivesItUp() throws IOException {
        BallastFile ballast = make();
        assertThat(ballast.isHeld()).isTrue();
        assertThat(Files.size(file)).isEqualTo(BYTES);

        ballast.release();

        assertThat(ballast.isHeld()).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void isMadeAgainWhenThereIsRoomForItAndMore() {
        BallastFile ballast = make();
        ballast.release();

        free.set(2 * BYTES - 1);
        assertThat(ballast.restore()).isFalse();
        assertThat(file).doesNotExist();

        free.set(2 * BYTES);
        assertThat(ballast.restore()).isTrue();
        assertThat(file).hasSize(BYTES);
    }

    @Test
    void takesOverTheFileOfTheRunBefore() {
        make();
        free.set(0);

        assertThat(make().isHeld()).isTrue();
    }

    @Test
    void makesAHalfWrittenFileWhole() throws IOException {
        Files.write(file, new byte[BYTES / 2]);

        assertThat(make().isHeld()).isTrue();

        assertThat(file).hasSize(BYTES);
    }

    @Test
    void holdsNoiseThatNoFileSystemStoresInLess() throws IOException {
        make();

        byte[] bytes = Files.readAllBytes(file);
        long zeros = 0;
        for (byte one : bytes) {
            zeros += one == 0 ? 1 : 0;
        }
        assertThat(zeros).isLessThan(BYTES / 100);
    }

    @Test
    void anAskForNoRoomIsAMistake() {
        assertThatThrownBy(() -> BallastFile.of(folder.resolve("books.db"), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresTheDiskItLiesOn() {
        assertThat(BallastFile.of(folder.resolve("real.db"), BYTES).isHeld()).isTrue();
    }
}
