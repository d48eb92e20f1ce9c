package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.store.Store;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.testing.StoreKind;
import dev.tradekeep.store.testing.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The store in a file. */
public final class FileKind implements StoreKind {
    @Override
    public TestStore open(Path folder) {
        return new InFile(TestBooks.openIn(folder), folder);
    }

    @Override
    public String toString() {
        return "SQLite in a file";
    }

    private record InFile(Database database, Path folder) implements TestStore {
        @Override
        public Store store() {
            return database;
        }

        @Override
        public List<String> rows(String sql) {
            return PlainSql.rows(database.path(), sql);
        }

        @Override
        public void run(String script) {
            PlainSql.run(database.path(), script);
        }

        @Override
        public void close() {
            database.close();
            try {
                LeakCheck.requireNothingOpen(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
