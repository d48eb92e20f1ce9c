package dev.tradekeep.bench.sqlite;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The JDBC driver sqlite-jdbc. Batches of {@code addBatch} where rows go in one by one. */
final class JdbcSubject extends JavaSubject {
    private static final int CANDLE_COLUMNS = MadeUpData.CANDLE_COLUMNS;

    private JdbcSubject(Path folder, int transactionRows) throws IOException {
        super(folder, transactionRows);
    }

    /** {@code FOLDER TRANSACTION_ROWS}. */
    public static void main(String[] args) throws Exception {
        new JdbcSubject(Path.of(args[0]), Integer.parseInt(args[1]))
                .serve(
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8));
    }

    @Override
    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute("PRAGMA " + setting);
            }
        }
        return connection;
    }

    @Override
    List<String> answers() throws SQLException {
        try (Connection connection = open(file("read.db"))) {
            return answers(connection);
        }
    }

    private List<String> answers(Connection connection) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                String pragma = setting.substring(0, setting.indexOf('='));
                try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
                    row.next();
                    answers.add(row.getString(1));
                }
            }
        }
        return answers;
    }

    private Connection openNew() throws IOException, SQLException {
        Connection connection = open(emptyPlace());
        try (Statement statement = connection.createStatement()) {
            for (String sql : text("schema.sql").split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    Done insertCandles(int rows, int batch) throws IOException, SQLException {
        Work work = batch == 1 ? Work.INSERT_ONE : Work.INSERT_MULTI;
        try (Connection connection = openNew();
                PreparedStatement insert = connection.prepareStatement(text(work.sqlFile(batch)))) {
            long start = System.nanoTime();
            for (int row = 0; row < rows; ) {
                for (int end = row + transactionRows; row < end && row < rows; row += batch) {
                    int first = row * CANDLE_COLUMNS;
                    for (int i = 0; i < batch * CANDLE_COLUMNS; i++) {
                        insert.setLong(i + 1, candles[first + i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            long nanos = System.nanoTime() - start;
            return new Done(nanos, number(connection, text("check-candles.sql")));
        }
    }

    @Override
    Done insertOrders(int rows) throws IOException, SQLException {
        try (Connection connection = openNew();
                PreparedStatement insert =
                        connection.prepareStatement(text(Work.INSERT_ORDER.sqlFile(1)))) {
            long start = System.nanoTime();
            for (int row = 0; row < rows; ) {
                for (int end = row + transactionRows; row < end && row < rows; row++) {
                    OrderRow order = orders[row];
                    insert.setString(1, order.clientOrderId());
                    insert.setString(2, order.symbol());
                    insert.setString(3, order.side());
                    insert.setString(4, order.type());
                    insert.setString(5, order.status());
                    insert.setLong(6, order.quantity());
                    insert.setLong(7, order.limitPrice());
                    insert.setLong(8, order.createdAt());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            long nanos = System.nanoTime() - start;
            return new Done(nanos, number(connection, text("check-orders.sql")));
        }
    }

    @Override
    Done pointRead(int reads) throws IOException, SQLException {
        try (Connection connection = open(file("read.db"));
                PreparedStatement select =
                        connection.prepareStatement(text(Work.POINT_READ.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            long last = 0;
            for (int i = 0; i < reads; i++) {
                select.setLong(1, keys[i]);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    last = row.getLong(1);
                    sum += barValue(row);
                }
            }
            return new Done(System.nanoTime() - start, sum + last);
        }
    }

    @Override
    Done pointReadText(int reads) throws IOException, SQLException {
        try (Connection connection = open(file("read.db"));
                PreparedStatement select =
                        connection.prepareStatement(text(Work.POINT_READ_TEXT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            for (int i = 0; i < reads; i++) {
                select.setString(1, textKeys[i]);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    sum += orderValue(row);
                }
            }
            return new Done(System.nanoTime() - start, sum);
        }
    }

    @Override
    Done scanInt(int rows) throws IOException, SQLException {
        try (Connection connection = open(file("read.db"));
                PreparedStatement select =
                        connection.prepareStatement(text(Work.SCAN_INT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            long last = 0;
            for (int seen = 0; seen < rows; ) {
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        sum += barValue(row);
                        seen++;
                    }
                }
            }
            return new Done(System.nanoTime() - start, sum + last);
        }
    }

    @Override
    Done scanText(int rows) throws IOException, SQLException {
        try (Connection connection = open(file("read.db"));
                PreparedStatement select =
                        connection.prepareStatement(text(Work.SCAN_TEXT.sqlFile(1)))) {
            number(connection, text("touch.sql"));
            long start = System.nanoTime();
            long sum = 0;
            for (int seen = 0; seen < rows; ) {
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sum += orderValue(row);
                        seen++;
                    }
                }
            }
            return new Done(System.nanoTime() - start, sum);
        }
    }

    @Override
    Done open(Path file, int times) throws SQLException {
        long nanos = 0;
        long entries = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            try (Connection connection = open(file)) {
                answers(connection);
                entries += number(connection, "SELECT count(*) FROM sqlite_schema");
                nanos += System.nanoTime() - start;
            }
        }
        return new Done(nanos, entries);
    }

    private static long barValue(ResultSet row) throws SQLException {
        return row.getLong(2) + row.getLong(3) + row.getLong(4) + row.getLong(5) + row.getLong(6);
    }

    private static long orderValue(ResultSet row) throws SQLException {
        return OrderRow.textValue(row.getString(1))
                + OrderRow.textValue(row.getString(2))
                + OrderRow.textValue(row.getString(3));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
