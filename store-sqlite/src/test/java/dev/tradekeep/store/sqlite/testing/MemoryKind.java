package dev.tradekeep.store.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.Store;
import dev.tradekeep.store.sqlite.MemoryStore;
import dev.tradekeep.store.testing.Samples;
import dev.tradekeep.store.testing.StoreKind;
import dev.tradekeep.store.testing.TestStore;
import java.nio.file.Path;
import java.util.List;

/** The store in memory. */
public final class MemoryKind implements StoreKind {
    @Override
    public TestStore open(Path folder) {
        return new InMemory(MemoryStore.open(Samples.CLOCK));
    }

    @Override
    public String toString() {
        return "SQLite in memory";
    }

    private record InMemory(MemoryStore memory) implements TestStore {
        @Override
        public Store store() {
            return memory;
        }

        @Override
        public List<String> rows(String sql) {
            return memory.ask(connection -> PlainSql.rows(connection, sql));
        }

        @Override
        public void run(String script) {
            boolean done =
                    memory.ask(connection -> {
                        connection.execute(script);
                        return true;
                    });
            assertThat(done).isTrue();
        }

        @Override
        public void close() {
            memory.close();
            assertThat(LeakCheck.writerThreads()).as("writers still running").isEmpty();
        }
    }
}
