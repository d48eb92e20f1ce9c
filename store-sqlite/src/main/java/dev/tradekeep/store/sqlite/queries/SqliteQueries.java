package dev.tradekeep.store.sqlite.queries;

import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.audit.FindingListing;
import dev.tradekeep.store.sqlite.audit.FindingQuery;
import dev.tradekeep.store.sqlite.audit.books.BooksQuery;
import dev.tradekeep.store.sqlite.audit.index.ObservedQuery;
import dev.tradekeep.store.sqlite.audit.market.MarketAuditQuery;
import dev.tradekeep.store.sqlite.backup.BackupListing;
import dev.tradekeep.store.sqlite.backup.BackupQuery;
import dev.tradekeep.store.sqlite.bulk.BulkQuery;
import dev.tradekeep.store.sqlite.dialect.SequenceQuery;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceListing;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceQuery;
import dev.tradekeep.store.sqlite.migrate.MigrationQuery;
import dev.tradekeep.store.sqlite.statistics.SlowQueryListing;
import dev.tradekeep.store.sqlite.statistics.SlowQueryQuery;
import java.util.List;
import java.util.stream.Stream;

/** The queries that only SQLite runs. */
public final class SqliteQueries {
    private SqliteQueries() {}

    /** All of them, package by package. */
    public static List<Query> all() {
        return Stream.<Query[]>of(
                        MigrationQuery.values(),
                        SequenceQuery.values(),
                        BulkQuery.values(),
                        MarketAuditQuery.values(),
                        BooksQuery.values(),
                        ObservedQuery.values(),
                        BackupQuery.values(),
                        FindingQuery.values(),
                        MaintenanceQuery.values(),
                        SlowQueryQuery.values(),
                        MaintenanceListing.values(),
                        FindingListing.values(),
                        SlowQueryListing.values(),
                        BackupListing.values())
                .flatMap(Stream::of)
                .toList();
    }
}
