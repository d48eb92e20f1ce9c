package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Our writer at work on the books: it writes rows of orders as they are. */
final class BooksWriter {
    private enum Write implements Query {
        TOUCH_ORDER;

        @Override
        public String sql() {
            return WriteTask.SQL;
        }
    }

    private final Database database;
    private final Writing writing;

    private BooksWriter(Database database) {
        this.database = database;
        writing = Writing.start(this::commit);
    }

    static BooksWriter start(Path file) {
        return new BooksWriter(Database.open(file, Duration.ZERO, InstantSource.system()));
    }

    private void commit(long first) {
        database.<@Nullable Void>write(
                Durability.FORCED,
                transaction -> {
                    for (long order = first; order < first + Writing.ROWS; order++) {
                        long id = order;
                        transaction.update(Write.TOUCH_ORDER, p -> p.set(1, id));
                    }
                    return null;
                });
    }

    void close() throws InterruptedException {
        writing.stop();
        database.close();
    }
}
