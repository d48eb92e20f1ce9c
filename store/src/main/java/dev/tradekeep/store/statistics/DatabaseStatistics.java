package dev.tradekeep.store.statistics;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.QueryCatalogue;
import dev.tradekeep.store.file.DatabaseFile;
import dev.tradekeep.store.file.SqliteTransaction;
import dev.tradekeep.store.file.StorageErrors;
import dev.tradekeep.store.operations.SlowQuery;
import dev.tradekeep.store.operations.SlowQueryRepository;
import dev.tradekeep.store.write.WriterStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an operator wants to know of a database.
 *
 * @param path where it lies
 * @param sizeBytes of the file and its log
 * @param file what it is made of
 * @param connections of this process that were asked
 * @param writer when this process owns the database
 * @param slowest queries that were noted, the slowest first
 */
public record DatabaseStatistics(
        Path path,
        long sizeBytes,
        FileStatistics file,
        List<ConnectionStatistics> connections,
        Optional<WriterStatistics> writer,
        List<SlowQuery> slowest) {
    /** Slow queries beyond this are left out. */
    public static final int SLOWEST_MAX = 20;

    private static final String READER = "reader";
    private static final String WRITER = "writer";

    public DatabaseStatistics {
        connections = List.copyOf(connections);
        slowest = List.copyOf(slowest);
    }

    /** Of a file that another process may own. */
    public static DatabaseStatistics of(Path path) {
        return read(DatabaseFile.existing(path), List.of(), Optional.empty());
    }

    /** Of a database of this process, with its writer. */
    public static DatabaseStatistics of(Database database) {
        ConnectionStatistics writer =
                database.runUpkeep(connection -> ConnectionStatistics.of(WRITER, connection));
        return read(
                new DatabaseFile(database.path()),
                List.of(writer),
                Optional.of(database.writerStatistics()));
    }

    private static DatabaseStatistics read(
            DatabaseFile file,
            List<ConnectionStatistics> others,
            Optional<WriterStatistics> writer) {
        try (Connection connection = file.openForReading()) {
            FileStatistics statistics =
                    FileStatistics.of(
                            connection, QueryCatalogue.all(), FileStatistics.SIZES_TIME_MAX);
            List<SlowQuery> slowest = slowest(connection);
            List<ConnectionStatistics> connections =
                    others.isEmpty()
                            ? List.of(ConnectionStatistics.of(READER, connection))
                            : others;
            return new DatabaseStatistics(
                    file.path(), file.sizeBytes(), statistics, connections, writer, slowest);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading the statistics of " + file.path());
        }
    }

    private static List<SlowQuery> slowest(Connection connection) {
        connection.begin(TransactionMode.DEFERRED);
        try {
            return new SlowQueryRepository(new SqliteTransaction(connection))
                    .slowest(0, SLOWEST_MAX);
        } finally {
            connection.rollback();
        }
    }
}
