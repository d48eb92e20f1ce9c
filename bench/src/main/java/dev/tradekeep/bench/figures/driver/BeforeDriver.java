package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The same library without our work: tables without secondary indexes, SQLite's own settings, every
 * statement prepared anew, every row inserted in a transaction of its own.
 */
final class BeforeDriver extends Driver {
    private static final long RETRY_NANOS = 1_000_000;
    private static final String CANDLES =
            "CREATE TABLE candles (open_time INTEGER PRIMARY KEY, open INTEGER, high INTEGER, low"
                    + " INTEGER, close INTEGER, volume INTEGER)";

    private final Path file;
    private @Nullable Writing writing;

    private BeforeDriver(Path folder, Path file) {
        super(folder, "before");
        this.file = file;
    }

    /** {@code FOLDER FILE}: where the work lies, and the tables. */
    public static void main(String[] args) throws Exception {
        new BeforeDriver(Path.of(args[0]), Path.of(args[1])).serve();
    }

    @Override
    String version() {
        return "SQLite " + Sqlite.version();
    }

    @Override
    Session open() {
        return new Plain(Connection.open(file, OpenMode.READ_WRITE));
    }

    @Override
    void write(boolean on) throws InterruptedException {
        if (writing != null) {
            writing.stop();
            writing = null;
        }
        if (on) {
            writing = Writing.start(this::commit);
        }
    }

    private void commit(long first) {
        untilFree(() -> {
            try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
                connection.begin(TransactionMode.IMMEDIATE);
                for (long order = first; order < first + Writing.ROWS; order++) {
                    try (Statement update = connection.prepare(WriteTask.SQL)) {
                        update.bind(1, order).update();
                    }
                }
                connection.commit();
            }
        });
    }

    /** Readers and the writer shut each other out without a write-ahead log. */
    private static void untilFree(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (SqliteException e) {
                if (e.code() != ResultCode.BUSY) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    @Override
    long load(Path csv, long rows) throws IOException {
        Path made = folder().resolve("before-load.db");
        Files.deleteIfExists(made);
        List<String> lines = Files.readAllLines(csv);
        try (Connection connection = Connection.open(made, OpenMode.READ_WRITE_CREATE)) {
            connection.execute(CANDLES);
            long start = System.nanoTime();
            for (String line : lines.subList(1, Math.toIntExact(rows) + 1)) {
                insert(connection, CsvCandles.parse(line));
            }
            return System.nanoTime() - start;
        }
    }

    private static void insert(Connection connection, long[] values) {
        try (Statement insert =
                connection.prepare("INSERT INTO candles VALUES (?1, ?2, ?3, ?4, ?5, ?6)")) {
            insert.bindAll(1, values, 0, values.length).update();
        }
    }

    /** Binds all parameters of an operation. */
    static void bind(Statement select, Object[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Long number) {
                select.bind(i + 1, number.longValue());
            } else {
                select.bind(i + 1, (String) parameters[i]);
            }
        }
    }

    private record Plain(Connection connection) implements Session {
        @Override
        public void run(Task task, Object[] parameters, Values values) {
            untilFree(() -> select(task, parameters, values));
        }

        private void select(Task task, Object[] parameters, Values values) {
            try (Statement select = connection.prepare(task.sql())) {
                bind(select, parameters);
                while (select.step()) {
                    for (int column = 0; column < task.columns(); column++) {
                        if (task.isText(column) || select.isNull(column)) {
                            values.add(select.getText(column));
                        } else {
                            values.add(select.getLong(column));
                        }
                    }
                    values.endRow();
                }
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
