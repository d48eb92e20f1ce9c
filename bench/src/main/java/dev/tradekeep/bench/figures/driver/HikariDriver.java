package dev.tradekeep.bench.figures.driver;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * sqlite-jdbc behind HikariCP, on our file with our statements: a connection for each operation.
 */
final class HikariDriver extends Driver {
    private static final int POOL = 8;
    private static final int BATCH = 1_024;
    private static final String POOL_PROPERTIES =
            "/META-INF/maven/com.zaxxer/HikariCP/pom.properties";

    private final HikariDataSource pool;

    private HikariDriver(Path folder, Path file) {
        super(folder, "sqlite");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(POOL);
        config.setReadOnly(false);
        pool = new HikariDataSource(config);
    }

    /** {@code FOLDER FILE}: where the work lies, and the books. */
    public static void main(String[] args) throws Exception {
        new HikariDriver(Path.of(args[0]), Path.of(args[1])).serve();
    }

    @Override
    String version() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.getMetaData().getDriverVersion() + ", HikariCP " + poolVersion();
        }
    }

    /** Its manifest does not say. */
    private static String poolVersion() {
        Properties properties = new Properties();
        try (InputStream in = HikariDataSource.class.getResourceAsStream(POOL_PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "of unknown version");
    }

    @Override
    Session open() {
        return new Pooled();
    }

    @Override
    long load(Path csv, long rows) throws IOException, SQLException {
        Path made = folder().resolve("jdbc-load.db");
        Files.deleteIfExists(made);
        long start = System.nanoTime();
        List<String> lines = Files.readAllLines(csv);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + made);
        config.setMaximumPoolSize(1);
        try (HikariDataSource source = new HikariDataSource(config);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute(
                    "CREATE TABLE candles (open_time INTEGER PRIMARY KEY, open INTEGER, high"
                            + " INTEGER, low INTEGER, close INTEGER, volume INTEGER)");
            connection.setAutoCommit(false);
            insert(connection, lines.subList(1, lines.size()));
            connection.commit();
        }
        long nanos = System.nanoTime() - start;
        if (lines.size() - 1 != rows) {
            throw new IllegalStateException("Wanted " + rows + " candles");
        }
        return nanos;
    }

    private static void insert(Connection connection, List<String> lines) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (String line : lines) {
                long[] values = CsvCandles.parse(line);
                for (int i = 0; i < values.length; i++) {
                    insert.setLong(i + 1, values[i]);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Takes a connection of the pool for each operation, as its users do. */
    private final class Pooled implements Session {
        @Override
        public void run(Task task, Object[] parameters, Values values) throws SQLException {
            try (JdbcSession session = new JdbcSession(pool.getConnection())) {
                session.run(task, parameters, values);
            }
        }

        @Override
        public void close() {
            // The pool keeps its connections.
        }
    }
}
