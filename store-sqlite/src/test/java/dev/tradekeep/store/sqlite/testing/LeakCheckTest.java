package dev.tradekeep.store.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakCheckTest {
    @Test
    void seesAnOpenFile(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.toRealPath().resolve("open.db"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(channel.isOpen()).isTrue();
            assertThat(LeakCheck.openFilesIn(folder.toRealPath())).containsExactly(file);
        }
        assertThat(LeakCheck.openFilesIn(folder.toRealPath())).isEmpty();
    }

    @Test
    void seesALogWithSomethingInIt(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("empty.db-wal"));
        Path log = Files.writeString(folder.resolve("t.db-wal"), "frames");

        assertThat(LeakCheck.logsIn(folder)).containsExactly(log);
    }

    @Test
    void seesAWriterThatStillRuns() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name("writer of a test").start(() -> await(end));
        assertThat(LeakCheck.writerThreads()).containsExactly("writer of a test");

        end.countDown();
        thread.join();

        assertThat(LeakCheck.writerThreads()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
