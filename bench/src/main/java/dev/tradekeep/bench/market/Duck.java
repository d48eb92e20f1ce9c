package dev.tradekeep.bench.market;

import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB on one thread, with the same candles in a table of its own, in memory. */
final class Duck implements AutoCloseable {
    private static final String HOURLY =
            """
            SELECT ts // 3600000000 AS hour, first(open ORDER BY ts), max(high), min(low),
                last(close ORDER BY ts), sum(volume)
            FROM candles WHERE ts >= ? AND ts < ? GROUP BY hour ORDER BY hour
            """;

    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    static Duck open() throws Unavailable {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 1");
            }
            return new Duck(connection);
        } catch (SQLException | LinkageError e) {
            throw new Unavailable("DuckDB does not start: " + e.getMessage());
        }
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Loads the candles of a CSV file again, prices exact; answers how many. */
    long load(Path csv) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS candles");
            statement.execute(
                    "CREATE TABLE candles (ts BIGINT PRIMARY KEY, open DECIMAL(18,2), high"
                            + " DECIMAL(18,2), low DECIMAL(18,2), close DECIMAL(18,2), volume"
                            + " DECIMAL(18,4))");
            return statement.executeLargeUpdate(
                    "INSERT INTO candles SELECT epoch_us(timestamp), open, high, low, close, volume"
                            + " FROM read_csv('"
                            + csv.toString().replace("'", "''")
                            + "', columns = {'timestamp': 'TIMESTAMP', 'open': 'DECIMAL(18,2)',"
                            + " 'high': 'DECIMAL(18,2)', 'low': 'DECIMAL(18,2)', 'close':"
                            + " 'DECIMAL(18,2)', 'volume': 'DECIMAL(18,4)'}, header = true)");
        }
    }

    /** Reads hours and answers the sum of the closes, units of the price scale. */
    long hours(long from, long to) throws SQLException {
        try (var select = connection.prepareStatement(HOURLY)) {
            select.setLong(1, from);
            select.setLong(2, to);
            long sum = 0;
            try (ResultSet hours = select.executeQuery()) {
                while (hours.next()) {
                    sum += hours.getBigDecimal(5).unscaledValue().longValueExact();
                }
            }
            return sum;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
