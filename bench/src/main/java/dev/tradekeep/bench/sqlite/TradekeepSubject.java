package dev.tradekeep.bench.sqlite;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our own module, as a user would write it. */
final class TradekeepSubject extends JavaSubject {
    private static final int CANDLE_COLUMNS = MadeUpData.CANDLE_COLUMNS;

    private TradekeepSubject(Path folder, int transactionRows) throws IOException {
        super(folder, transactionRows);
    }

    /** {@code FOLDER TRANSACTION_ROWS}. */
    public static void main(String[] args) throws Exception {
        new TradekeepSubject(Path.of(args[0]), Integer.parseInt(args[1]))
                .serve(
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8));
    }

    @Override
    String version() {
        return Sqlite.version();
    }

    private Connection open(Path file) {
        Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        settings.forEach(setting -> connection.execute("PRAGMA " + setting));
        return connection;
    }

    @Override
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        try (Connection connection = open(file("read.db"))) {
            for (String setting : settings) {
                String pragma = setting.substring(0, setting.indexOf('='));
                try (Statement ask = connection.prepare("PRAGMA " + pragma)) {
                    ask.step();
                    answers.add(
                            pragma.equals("journal_mode")
                                    ? String.valueOf(ask.getText(0))
                                    : Long.toString(ask.getLong(0)));
                }
            }
        }
        return answers;
    }

    @Override
    Done insertCandles(int rows, int batch) throws IOException {
        Work work = batch == 1 ? Work.INSERT_ONE : Work.INSERT_MULTI;
        try (Connection connection = open(emptyPlace())) {
            connection.execute(text("schema.sql"));
            try (Statement insert = connection.statement(text(work.sqlFile(batch)))) {
                long start = System.nanoTime();
                for (int row = 0; row < rows; ) {
                    connection.begin(TransactionMode.IMMEDIATE);
                    for (int end = row + transactionRows; row < end && row < rows; row += batch) {
                        int first = row * CANDLE_COLUMNS;
                        insert.bindAll(1, candles, first, batch * CANDLE_COLUMNS).step();
                    }
                    connection.commit();
                }
                long nanos = System.nanoTime() - start;
                return new Done(nanos, number(connection, text("check-candles.sql")));
            }
        }
    }

    @Override
    Done insertOrders(int rows) throws IOException {
        try (Connection connection = open(emptyPlace())) {
            connection.execute(text("schema.sql"));
            try (Statement insert = connection.statement(text(Work.INSERT_ORDER.sqlFile(1)))) {
                long start = System.nanoTime();
                for (int row = 0; row < rows; ) {
                    connection.begin(TransactionMode.IMMEDIATE);
                    for (int end = row + transactionRows; row < end && row < rows; row++) {
                        bind(insert, orders[row]);
                        insert.step();
                    }
                    connection.commit();
                }
                long nanos = System.nanoTime() - start;
                return new Done(nanos, number(connection, text("check-orders.sql")));
            }
        }
    }

    static void bind(Statement insert, OrderRow order) {
        insert.bind(1, order.clientOrderId())
                .bind(2, order.symbol())
                .bind(3, order.side())
                .bind(4, order.type())
                .bind(5, order.status())
                .bind(6, order.quantity())
                .bind(7, order.limitPrice())
                .bind(8, order.createdAt());
    }

    @Override
    Done pointRead(int reads) throws IOException {
        try (Connection connection = open(file("read.db"));
                Statement select = connection.statement(text(Work.POINT_READ.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            long last = 0;
            for (int i = 0; i < reads; i++) {
                select.bind(1, keys[i]).step();
                last = select.getLong(0);
                sum += barValue(select);
                select.reset();
            }
            return new Done(System.nanoTime() - start, sum + last);
        }
    }

    @Override
    Done pointReadText(int reads) throws IOException {
        try (Connection connection = open(file("read.db"));
                Statement select = connection.statement(text(Work.POINT_READ_TEXT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            for (int i = 0; i < reads; i++) {
                select.bind(1, textKeys[i]).step();
                sum += orderValue(select);
                select.reset();
            }
            return new Done(System.nanoTime() - start, sum);
        }
    }

    @Override
    Done scanInt(int rows) throws IOException {
        try (Connection connection = open(file("read.db"));
                Statement select = connection.statement(text(Work.SCAN_INT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            long last = 0;
            for (int seen = 0; seen < rows; ) {
                while (select.step()) {
                    last = select.getLong(0);
                    sum += barValue(select);
                    seen++;
                }
            }
            return new Done(System.nanoTime() - start, sum + last);
        }
    }

    @Override
    Done scanText(int rows) throws IOException {
        try (Connection connection = open(file("read.db"));
                Statement select = connection.statement(text(Work.SCAN_TEXT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            for (int seen = 0; seen < rows; ) {
                while (select.step()) {
                    sum += orderValue(select);
                    seen++;
                }
            }
            return new Done(System.nanoTime() - start, sum);
        }
    }

    /** With the whole profile and its hardening, as the store opens its file. */
    @Override
    Done open(Path file, int times) {
        DatabaseFile database = DatabaseFile.at(file);
        long nanos = 0;
        long entries = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            try (Connection connection = database.openForWriting(unchecked -> {})) {
                entries += number(connection, "SELECT count(*) FROM sqlite_schema");
                nanos += System.nanoTime() - start;
            }
        }
        return new Done(nanos, entries);
    }

    private static long barValue(Statement row) {
        return row.getLong(1) + row.getLong(2) + row.getLong(3) + row.getLong(4) + row.getLong(5);
    }

    private static long orderValue(Statement row) {
        return textValue(row, 0) + textValue(row, 1) + textValue(row, 2);
    }

    private static long textValue(Statement row, int column) {
        String text = row.getText(column);
        return text == null ? 0 : OrderRow.textValue(text);
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            statement.step();
            return statement.getLong(0);
        }
    }
}
