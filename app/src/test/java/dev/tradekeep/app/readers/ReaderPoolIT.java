package dev.tradekeep.app.readers;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
final class ReaderPoolIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path folder;

    private final List<DatabaseReader> opened = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private Database database;
    private ReaderPool pool;

    @BeforeEach
    void open() {
        database = TestBooks.open(folder.resolve("books.db"));
        pool = new ReaderPool(this::openReader, 1, LONG);
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void replacesAReaderWhoseTransactionCannotBeEnded() {
        assertThat(exchanges()).isZero();

        assertFails(ErrorCode.CONFLICT, () -> pool.read(this::leaveTransactionOpen));

        assertThat(exchanges()).isZero();
        assertThat(opened).hasSize(2);
        assertThat(pool.connections()).hasSize(1);
        assertThat(pool.isSound()).isTrue();
    }

    @Test
    void isUnsoundUntilALostReaderIsOpenAgain() {
        assertThat(exchanges()).isZero();
        refusing = true;
        assertFails(ErrorCode.CONFLICT, () -> pool.read(this::leaveTransactionOpen));
        assertFails(ErrorCode.DATABASE_IO, () -> pool.read(transaction -> 1));
        assertThat(pool.isSound()).isFalse();

        refusing = false;

        // Nobody has to read for it.
        boolean sound = Eventually.await("a sound pool", pool::isSound, found -> found);
        assertThat(sound).isTrue();
        assertThat(exchanges()).isZero();
    }

    private DatabaseReader openReader() {
        if (refusing) {
            throw new TradekeepException(ErrorCode.DATABASE_IO, "The disk is gone.");
        }
        DatabaseReader reader = database.openReader();
        opened.add(reader);
        return reader;
    }

    private int exchanges() {
        return pool.read(transaction ->
                new InstrumentRepository(transaction).findExchange("none").isPresent() ? 1 : 0);
    }

    /**
     * A statement that is under way keeps the interruption alive, which then meets the rollback.
     */
    private int leaveTransactionOpen(Transaction transaction) {
        assertThat(transaction).isNotNull();
        return opened.getLast().ask(ReaderPoolIT::interruptUnderWay);
    }

    private static int interruptUnderWay(Connection connection) {
        Statement underWay = connection.prepare("VALUES (1), (2)");
        assertThat(underWay.step()).isTrue();
        connection.interrupt();
        throw new TradekeepException(ErrorCode.CONFLICT, "The work fails.");
    }
}
