package dev.tradekeep.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CheckpointPaceTest {
    private static final int PACE = 10;
    private static final long PAGE_BYTES = 4_096;

    @TempDir Path folder;

    private Path file;
    private Connection writer;
    private Connection reader;
    private long nanoTime;
    private final CheckpointPace pace = new CheckpointPace(() -> nanoTime);

    @BeforeEach
    void open() {
        file = folder.resolve("log.db");
        writer = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        writer.execute("PRAGMA journal_mode=WAL; CREATE TABLE pages (content BLOB) STRICT");
        reader = Connection.open(file, OpenMode.READ_ONLY);
        pace.want(PACE);
        pace.apply(writer);
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
    }

    @Test
    void keepsTheWantedPaceWhileTheLogIsMoved() {
        for (int i = 0; i < 3 * PACE; i++) {
            writePages(3);
            pace.apply(writer);

            assertThat(applied()).isEqualTo(PACE);
        }
        assertThat(frames()).isLessThan(2 * PACE);
    }

    @Test
    void triesALogThatIsHeldOnlyAsItGrows() {
        hold();
        writePages(PACE);
        pace.apply(writer);

        int first = frames();
        assertThat(applied()).isEqualTo(first + PACE);

        writePages(1);
        pace.apply(writer);
        assertThat(applied()).isEqualTo(first + PACE);

        writePages(20 * PACE);
        pace.apply(writer);
        assertThat(frames()).isGreaterThan(20 * PACE);
        assertThat(applied()).isEqualTo(frames() + waiting() / 8);
    }

    @Test
    void givesALogThatIsHeldRoomToGrow() throws Exception {
        hold();
        writePages(PACE);
        pace.apply(writer);

        assertThat(Files.size(folder.resolve("log.db-wal"))).isGreaterThan(applied() * PAGE_BYTES);
        assertThat(PlainSql.rows(file, "SELECT count(*) FROM pages")).containsExactly("1");
    }

    @Test
    void goesBackToTheWantedPaceWhenTheLogIsFree() {
        hold();
        writePages(20 * PACE);
        pace.apply(writer);
        reader.rollback();

        writePages(20 * PACE);
        pace.apply(writer);

        assertThat(applied()).isEqualTo(PACE);
        Checkpoint log = Checkpoint.run(writer, CheckpointMode.NOOP);
        assertThat(log.copiedFrames()).isEqualTo(log.logFrames());
    }

    /** What waits decides, not the length of the log: short readers in turn hold little of it. */
    @Test
    void triesALogThatIsMovedInPartMoreOften() {
        hold();
        writePages(40 * PACE);
        pace.apply(writer);
        reader.rollback();
        reader.begin(TransactionMode.DEFERRED);
        assertThat(PlainSql.rows(reader, "SELECT count(*) FROM pages")).containsExactly("1");

        writePages(8 * PACE);
        pace.apply(writer);

        assertThat(waiting()).isLessThan(9 * PACE);
        assertThat(applied()).isEqualTo(frames() + Math.max(PACE, waiting() / 8));
    }

    @Test
    void triesALogThatIsHeldAfterAWhile() {
        hold();
        writePages(40 * PACE);
        pace.apply(writer);
        assertThat(applied()).isGreaterThan(40 * PACE);
        reader.rollback();

        pace.apply(writer);
        assertThat(applied()).isGreaterThan(40 * PACE);
        nanoTime += CheckpointPace.RETRY_NANOS;
        pace.apply(writer);
        assertThat(applied()).isEqualTo(PACE);
        writePages(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void appliesAnotherPaceAtOnceWhateverWaits() {
        pace.want(100 * PACE);
        pace.apply(writer);
        writePages(30 * PACE);
        pace.want(PACE);

        pace.apply(writer);

        assertThat(applied()).isEqualTo(PACE);
    }

    @Test
    void refusesNoPages() {
        assertThatThrownBy(() -> pace.want(0)).hasMessage("Wanted at least 1 page, found 0");
    }

    /** Sees what is there now, so that the log must stay. */
    private void hold() {
        reader.begin(TransactionMode.DEFERRED);
        assertThat(PlainSql.rows(reader, "SELECT count(*) FROM pages")).containsExactly("0");
    }

    private void writePages(int pages) {
        writer.execute("INSERT INTO pages VALUES (zeroblob(" + pages * PAGE_BYTES + "))");
    }

    private int applied() {
        return Integer.parseInt(PlainSql.rows(writer, "PRAGMA wal_autocheckpoint").getFirst());
    }

    private int waiting() {
        Checkpoint log = Checkpoint.run(writer, CheckpointMode.NOOP);
        return log.logFrames() - log.copiedFrames();
    }

    private int frames() {
        return Checkpoint.run(writer, CheckpointMode.NOOP).logFrames();
    }
}
