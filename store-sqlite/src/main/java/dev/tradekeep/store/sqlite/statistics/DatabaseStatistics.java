package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.write.WriterStatistics;
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

    /**
     * Of a file that another process may own.
     *
     * @param queries of the program, whose plans say which indexes are used
     */
    public static DatabaseStatistics of(Path path, List<Query> queries) {
        return read(DatabaseFile.existing(path), queries, List.of(), Optional.empty());
    }

    /** The same of a database of this process, with its writer. */
    public static DatabaseStatistics of(Database database, List<Query> queries) {
        ConnectionStatistics writer =
                database.runUpkeep(connection -> ConnectionStatistics.of(WRITER, connection));
        return read(
                new DatabaseFile(database.path()),
                queries,
                List.of(writer),
                Optional.of(database.writerStatistics()));
    }

    private static DatabaseStatistics read(
            DatabaseFile file,
            List<Query> queries,
            List<ConnectionStatistics> others,
            Optional<WriterStatistics> writer) {
        try (Connection connection = file.openForReading()) {
            FileStatistics statistics =
                    FileStatistics.of(connection, queries, FileStatistics.SIZES_TIME_MAX);
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
