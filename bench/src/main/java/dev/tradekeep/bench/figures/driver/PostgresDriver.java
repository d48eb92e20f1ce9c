package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Unavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** PostgreSQL on this machine, with the rows in a cluster of its own and our indexes. */
final class PostgresDriver extends Driver {
    private static final Duration STARTUP_MAX = Duration.ofSeconds(60);
    private static final String CLUSTER = "cluster";
    private static final int COPIED_CHARACTERS = 1 << 20;
    private static final List<String> INDEXES =
            List.of(
                    "ALTER TABLE positions ADD PRIMARY KEY (portfolio_id, instrument_id)",
                    "CREATE INDEX ix_positions_open ON positions (portfolio_id, instrument_id)"
                            + " WHERE quantity <> 0",
                    "CREATE INDEX ix_orders_open ON orders (portfolio_id, id)"
                            + " WHERE closed_at IS NULL",
                    "CREATE UNIQUE INDEX ix_candle_series ON candle_series (id)",
                    "ALTER TABLE candles ADD PRIMARY KEY (series_id, open_time)",
                    "VACUUM ANALYZE");

    private final EmbeddedPostgres server;

    private PostgresDriver(Path folder, EmbeddedPostgres server) {
        super(folder, "postgres");
        this.server = server;
    }

    /** {@code FOLDER CLUSTER}: where the work lies, and the rows. */
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = start(Path.of(args[1]))) {
            new PostgresDriver(Path.of(args[0]), server).serve();
        }
    }

    /** A cluster with the rows of the books, made once. */
    static Path store(Path books) throws Unavailable {
        return Built.folder(
                        "figures-postgres",
                        List.of(
                                String.valueOf(books.getParent()),
                                TableCopy.INDEXES + "" + INDEXES),
                        made -> fill(made.resolve(CLUSTER), books))
                .resolve(CLUSTER);
    }

    private static EmbeddedPostgres start(Path cluster) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPGStartupWait(STARTUP_MAX)
                .setServerConfig("shared_buffers", "256MB")
                .start();
    }

    private static void fill(Path cluster, Path books) throws IOException, Unavailable {
        try (EmbeddedPostgres server = start(cluster);
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            TableCopy.run(
                    books,
                    (table, rows) -> {
                        statement.execute(table.definition("BIGINT", "TEXT"));
                        copy(copies, table, rows);
                    });
            for (String index : TableCopy.INDEXES) {
                statement.execute(index);
            }
            for (String index : INDEXES) {
                statement.execute(index);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Unavailable("PostgreSQL does not take the rows: " + e.getMessage());
        }
    }

    private static void copy(
            CopyManager copies, TableCopy.Table table, dev.tradekeep.sqlite.Statement rows)
            throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        String copy = "COPY " + table.name() + " FROM STDIN";
        while (rows.step()) {
            for (int i = 0; i < table.columns().size(); i++) {
                text.append(i == 0 ? "" : "\t");
                if (rows.isNull(i)) {
                    text.append("\\N");
                } else if (table.texts().get(i)) {
                    text.append(rows.getText(i));
                } else {
                    text.append(rows.getLong(i));
                }
            }
            text.append('\n');
            if (text.length() >= COPIED_CHARACTERS) {
                copies.copyIn(copy, new StringReader(text.toString()));
                text.setLength(0);
            }
        }
        copies.copyIn(copy, new StringReader(text.toString()));
    }

    @Override
    String version() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    long load(Path csv, long rows) throws SQLException, IOException {
        long found;
        long start = System.nanoTime();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                Reader lines = Files.newBufferedReader(csv)) {
            statement.execute("DROP TABLE IF EXISTS loaded");
            statement.execute(
                    "CREATE TABLE loaded (open_time TIMESTAMPTZ PRIMARY KEY, open NUMERIC(18,2), high"
                            + " NUMERIC(18,2), low NUMERIC(18,2), close NUMERIC(18,2), volume"
                            + " NUMERIC(18,4))");
            found =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY loaded FROM STDIN (FORMAT csv, HEADER)", lines);
        }
        long nanos = System.nanoTime() - start;
        if (found != rows) {
            throw new IllegalStateException("Wanted " + rows + " candles, found " + found);
        }
        return nanos;
    }

    @Override
    Session open() throws SQLException {
        return new JdbcSession(server.getPostgresDatabase().getConnection());
    }
}
