package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB with the rows in a file of its own, on one thread as everybody. */
final class DuckDriver extends Driver {
    private static final String FILE = "duck.db";
    private static final String URL = "jdbc:duckdb:";

    private final Path file;

    private DuckDriver(Path folder, Path file) {
        super(folder, "duckdb");
        this.file = file;
    }

    /** {@code FOLDER FILE}: where the work lies, and the rows. */
    public static void main(String[] args) throws Exception {
        new DuckDriver(Path.of(args[0]), Path.of(args[1])).serve();
    }

    /** A file with the rows of the books, made once. */
    static Path store(Path books) throws Unavailable {
        return Built.folder(
                        "figures-duckdb",
                        List.of(String.valueOf(books.getParent()), TableCopy.INDEXES.toString()),
                        made -> fill(made.resolve(FILE), books))
                .resolve(FILE);
    }

    private static void fill(Path file, Path books) throws IOException, Unavailable {
        try (Connection connection = DriverManager.getConnection(URL + file);
                Statement statement = connection.createStatement()) {
            DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
            TableCopy.run(
                    books,
                    (table, rows) -> {
                        statement.execute(table.definition("BIGINT", "VARCHAR"));
                        copy(duck, table, rows);
                    });
            for (String index : TableCopy.INDEXES) {
                statement.execute(index);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Unavailable("DuckDB does not take the rows: " + e.getMessage());
        }
    }

    private static void copy(
            DuckDBConnection duck, TableCopy.Table table, dev.tradekeep.sqlite.Statement rows)
            throws SQLException {
        try (DuckDBAppender appender =
                duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name())) {
            while (rows.step()) {
                appender.beginRow();
                for (int i = 0; i < table.columns().size(); i++) {
                    if (rows.isNull(i)) {
                        appender.appendNull();
                    } else if (table.texts().get(i)) {
                        appender.append(rows.getText(i));
                    } else {
                        appender.append(rows.getLong(i));
                    }
                }
                appender.endRow();
            }
        }
    }

    @Override
    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    Session open() throws SQLException {
        Connection connection = DriverManager.getConnection(URL + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
        }
        return new JdbcSession(connection);
    }

    @Override
    long load(Path csv, long rows) throws IOException, SQLException {
        Path made = folder().resolve("duck-load.db");
        Files.deleteIfExists(made);
        long start = System.nanoTime();
        long found;
        try (Connection connection = DriverManager.getConnection(URL + made);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(
                    "CREATE TABLE candles (open_time BIGINT PRIMARY KEY, open DECIMAL(18,2), high"
                            + " DECIMAL(18,2), low DECIMAL(18,2), close DECIMAL(18,2), volume"
                            + " DECIMAL(18,4))");
            found =
                    statement.executeLargeUpdate(
                            "INSERT INTO candles SELECT epoch_us(timestamp), open, high, low,"
                                    + " close, volume FROM read_csv('"
                                    + csv.toString().replace("'", "''")
                                    + "', columns = {'timestamp': 'TIMESTAMP', 'open':"
                                    + " 'DECIMAL(18,2)', 'high': 'DECIMAL(18,2)', 'low':"
                                    + " 'DECIMAL(18,2)', 'close': 'DECIMAL(18,2)', 'volume':"
                                    + " 'DECIMAL(18,4)'}, header = true)");
        }
        long nanos = System.nanoTime() - start;
        if (found != rows) {
            throw new IllegalStateException("Wanted " + rows + " candles, found " + found);
        }
        return nanos;
    }
}
