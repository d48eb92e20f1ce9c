package dev.tradekeep.app.audit;

import static dev.tradekeep.app.audit.PlantedFault.around;
import static dev.tradekeep.app.audit.PlantedFault.elsewhere;
import static dev.tradekeep.app.audit.PlantedFault.inOurs;

import dev.tradekeep.app.audit.PlantedFault.Planter;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.audit.AuditLimits;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A fault for every check. */
final class PlantedFaults {
    private static final int PAGE_BYTES = 4096;
    private static final AuditLimits SMALL_LOG = logLimits(1_000, Long.MAX_VALUE / 2);
    private static final AuditLimits SMALL_BACKLOG = logLimits(Long.MAX_VALUE / 2, 3);

    private PlantedFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                inOurs(
                        "books.audit-log",
                        file ->
                                withoutTriggers(
                                        file, "UPDATE audit_log SET actor = 'x' WHERE id = 3"),
                        "row 3"),
                inOurs(
                        "books.balances",
                        sql("UPDATE balances SET amount = amount + 1 WHERE asset_id = 2"),
                        "portfolio 1, asset 2",
                        "972",
                        "971"),
                inOurs(
                        "books.fill-twice",
                        sql(
                                "INSERT INTO order_events VALUES"
                                        + " (2, 4, 'Filled', 'FILLED', '{\"v\":1,\"trade\":\"T-3\"}', 9)"),
                        "order 2",
                        "T-3"),
                inOurs(
                        "books.bookings",
                        sql("INSERT INTO engine_bookings VALUES (1, 1, 2, 1), (1, 3, 2, 1)"),
                        "engine 1, booking 3",
                        "follows 1"),
                inOurs(
                        "books.bookings",
                        sql("INSERT INTO engine_bookings VALUES (1, 1, 2, 1), (1, 2, 1, 1)"),
                        "engine 1, booking 2",
                        "epoch 1"),
                inOurs(
                                "books.filled",
                                sql("UPDATE orders SET filled_notional = 51 WHERE id = 1"),
                                "order 1",
                                "51",
                                "trade 1",
                                "trade 2")
                        .also("books.order-state"),
                inOurs(
                                "books.overfilled",
                                sql("UPDATE orders SET quantity = 1 WHERE id = 1"),
                                "order 1",
                                "asked for 1")
                        .also("books.order-state"),
                inOurs(
                        "books.transit",
                        sql(
                                "INSERT INTO ledger_entries VALUES"
                                        + " (9, 1, 1, 'portfolio', 2, -5, 'transfer', NULL, 8),"
                                        + " (9, 2, 1, 'transit', 2, 5, 'transfer', NULL, 8);"
                                        + " UPDATE balances SET amount = 966 WHERE asset_id = 2"),
                        "asset 2",
                        "5 more in transit"),
                inOurs(
                        "books.ledger",
                        sql(
                                "UPDATE ledger_entries SET amount = 51"
                                        + " WHERE posting_id = 2 AND line = 4"),
                        "posting 2",
                        "asset 2"),
                inOurs(
                        "books.reasons",
                        sql(
                                "UPDATE ledger_entries SET account = 'market'"
                                        + " WHERE account = 'external'"),
                        "posting 1",
                        "deposit in account market"),
                inOurs(
                        "books.funding",
                        sql(
                                "INSERT INTO funding_payments VALUES"
                                        + " (1, 1, 1, 8, 3, 10, 10000, 2, -5)"),
                        "portfolio 1, asset 2",
                        "differs from the payments by 5"),
                inOurs(
                        "books.risk-limits",
                        sql(
                                "INSERT INTO risk_limits VALUES (1, 'daily_loss', 'deny', 1, NULL, NULL,"
                                        + " 2, 5, 1, 0, 0);"
                                        + " INSERT INTO risk_events (kind, limit_id, code,"
                                        + " engine_run_id, portfolio_id, detail, occurred_at)"
                                        + " VALUES ('breach', 1, 'DRAWDOWN_BPS', 1, 1, '', 0)"),
                        "breach 1",
                        "DRAWDOWN_BPS",
                        "limit 1 bounds DAILY_LOSS"),
                inOurs(
                        "books.risk-limits",
                        sql(
                                "INSERT INTO risk_limits VALUES (1, 'open_orders', 'halt', NULL, 1,"
                                        + " NULL, NULL, 5, 1, 0, 0);"
                                        + " INSERT INTO trading_halts (level, limit_id, reason,"
                                        + " raised_at) VALUES ('no_entries', 1, 'x', 0)"),
                        "halt 1",
                        "every instrument",
                        "instrument 1"),
                inOurs(
                        "books.order-state",
                        sql("UPDATE orders SET status = 'EXPIRED' WHERE id = 3"),
                        "order 3",
                        "EXPIRED",
                        "CANCELED"),
                inOurs(
                        "books.order-state",
                        sql("DELETE FROM order_events WHERE order_id = 3 AND sequence = 2"),
                        "order 3",
                        "event 2 is missing"),
                inOurs(
                        "books.position-changes",
                        sql("UPDATE positions SET cost = 31"),
                        "portfolio 1, instrument 1",
                        "31",
                        "trade 3"),
                inOurs(
                        "books.position-changes",
                        sql("DELETE FROM position_changes WHERE trade_id = 2"),
                        "trade 3"),
                inOurs(
                        "books.trade-times",
                        sql("UPDATE position_changes SET changed_at = 1 WHERE trade_id = 3"),
                        "portfolio 1, trade 3",
                        "is of 1 µs"),
                inOurs(
                                "books.cash",
                                sql("UPDATE balances SET amount = -7 WHERE asset_id = 2"),
                                "portfolio 1, asset 2",
                                "owes -7 units")
                        .also("books.balances"),
                inOurs(
                        "books.positions",
                        sql(
                                "UPDATE positions SET quantity = 4;"
                                        + " UPDATE position_changes SET quantity = 4,"
                                        + " quantity_change = -1 WHERE trade_id = 3"),
                        "portfolio 1, instrument 1",
                        "states 4",
                        "sum to 3"),
                inOurs(
                        "books.trade-orders",
                        sql("UPDATE orders SET instrument_id = 2 WHERE id = 2"),
                        "trade 3",
                        "order 2"),
                inOurs(
                                "books.trade-orders",
                                sql("UPDATE trades SET order_id = 99 WHERE id = 3"),
                                "trade 3",
                                "order 99")
                        .also("integrity.foreign-keys", "books.filled", "books.order-state"),
                inOurs("environment.damage-mark", file -> DamageMark.of(file).set("test"), ".check")
                        .also("environment.mmap"),
                inOurs(
                        "environment.database-permissions",
                        file ->
                                Files.setPosixFilePermissions(
                                        file, PosixFilePermissions.fromString("rw-rw-rw-")),
                        "OTHERS_WRITE",
                        "chmod g-w,o-rw"),
                inOurs(
                        "environment.key-permissions",
                        file ->
                                Files.setPosixFilePermissions(
                                        Files.createFile(key(file)),
                                        PosixFilePermissions.fromString("rw-r-----")),
                        "the.key",
                        "GROUP_READ"),
                around("environment.mmap", in(e -> e.type("nfs4")), "30000000")
                        .also("environment.network-file-system"),
                around("environment.network-file-system", in(e -> e.type("CIFS")), "cifs")
                        .also("environment.mmap"),
                inOurs(
                        "environment.two-names",
                        file -> Files.createLink(file.resolveSibling("twin.db"), file),
                        "2 names"),
                around("engine.version", in(e -> e.version("3.51.2")), "3.51.2"),
                around(
                        "engine.options",
                        in(e -> e.options(List.of("THREADSAFE=1"))),
                        "THREADSAFE=2",
                        "DQS=0"),
                around(
                        "engine.second-library",
                        in(e -> e.libraries(List.of("/lib/a.so", "/lib/b.so"))),
                        "/lib/b.so"),
                elsewhere(
                        "index.foreign-key",
                        sql("CREATE TABLE c (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t)"),
                        "c (t_id)",
                        "CREATE INDEX \"ix_c_t_id\" ON \"c\" (\"t_id\")"),
                elsewhere(
                        "index.redundant",
                        sql("CREATE INDEX short ON t (v); CREATE INDEX long ON t (v, w)"),
                        "short",
                        "long"),
                inOurs(
                        "index.missing",
                        sql(
                                "INSERT INTO slow_queries (query, duration_micros, full_scan_steps,"
                                        + " sorts, automatic_index_rows, plan, ran_at)"
                                        + " VALUES ('OrderQuery.X', 9, 99999, 1, 0, 'SCAN', 1)"),
                        "OrderQuery.X",
                        "99999 rows passed over",
                        "1 sorts"),
                inOurs(
                                "index.unused",
                                sql("CREATE INDEX mine ON trades (fee)"),
                                "mine",
                                "not enough")
                        .also("schema.drift"),
                inOurs(
                        "integrity.foreign-keys",
                        sql("INSERT INTO balances VALUES (99, 1, 0, 1)"),
                        "balances (portfolio_id)",
                        "portfolio_id 99, asset_id 1"),
                inOurs(
                        "integrity.foreign-keys",
                        sql(
                                "INSERT INTO engine_events (id, engine_id, event, occurred_at)"
                                        + " VALUES (7, 9, 'started', 1)"),
                        "engine_events (engine_id)",
                        "row 7"),
                inOurs(
                        "integrity.full-check",
                        file -> loseEntry(file, "ix_trades_executed_at"),
                        "ix_trades_executed_at",
                        "row 2",
                        "REINDEX"),
                elsewhere(
                                "integrity.foreign-keys",
                                sql("CREATE TABLE m (id INTEGER PRIMARY KEY, v REFERENCES t (w))"),
                                "m",
                                "foreign key mismatch")
                        .also("index.foreign-key"),
                inOurs(
                        "integrity.constraints",
                        sql(
                                "PRAGMA ignore_check_constraints=ON;"
                                        + " UPDATE assets SET code = '' WHERE id = 1"),
                        "assets",
                        "1 rows: CHECK constraint failed in assets"),
                elsewhere(
                                "integrity.looked-at",
                                UncheckableTables::makeIn,
                                "by_function",
                                "by_collation")
                        .also("statistics.never-analysed"),
                inOurs(
                        "integrity.quick-check",
                        file -> overwritePage(file, "system_settings"),
                        "btreeInitPage()"),
                inOurs(
                                "integrity.readable",
                                file -> {
                                    PlainSql.run(file, "ANALYZE trades");
                                    overwritePage(file, "sqlite_stat1");
                                },
                                "statistics.never-analysed")
                        .also("integrity.quick-check"),
                inOurs(
                        "market.chunks",
                        sql(
                                "UPDATE tick_chunks SET packed = CAST(substr(packed, 1, 500) || x'7F'"
                                        + " || substr(packed, 502) AS BLOB)"),
                        "series 2",
                        "its checksum is"),
                inOurs(
                        "market.chunks",
                        sql(
                                "INSERT INTO quotes VALUES (2, 50500, 0, 1, 2, 3, 4);"
                                        + " UPDATE tick_series SET ticks = ticks + 1 WHERE id = 2"),
                        "1970-01-01T00:00:00.100Z #0",
                        "1 rows"),
                inOurs(
                        "market.grid",
                        sql(
                                "UPDATE candles SET open_time = open_time + 1 WHERE open_time ="
                                        + " (SELECT last_open_time FROM candle_series);"
                                        + " UPDATE candle_series SET last_open_time = last_open_time + 1"),
                        "candle series 1",
                        "1 candles",
                        "1970-01-02T09:49:00.000001Z"),
                inOurs(
                        "market.rollups",
                        sql(
                                "UPDATE candle_rollups SET candles = 4 WHERE open_time = 3600000000"
                                        + " AND interval_micros = 300000000"),
                        "candle series 1, 5m",
                        "another at 1970-01-01T01:00:00Z"),
                inOurs(
                        "market.rollups",
                        sql("DELETE FROM candle_rollups WHERE interval_micros = 86400000000"),
                        "candle series 1, 1d",
                        "none at 1970-01-01T00:00:00Z"),
                inOurs(
                        "market.statistics",
                        sql("UPDATE candle_statistics SET high = high + 1"),
                        "candle series 1",
                        "not what its candles make"),
                inOurs(
                        "market.statistics",
                        sql("DELETE FROM candle_statistics"),
                        "candle series 1",
                        "are missing"),
                inOurs(
                        "market.series",
                        sql("UPDATE candle_series SET candles = candles + 1"),
                        "candle series 1",
                        "2001",
                        "2000"),
                inOurs(
                        "market.series",
                        sql("DELETE FROM candle_gaps"),
                        "no row for the gap at 1970-01-01T11:40:00Z"),
                inOurs(
                        "market.series",
                        sql("DELETE FROM market_trades WHERE traded_at = 7000"),
                        "tick series 1",
                        "49 ticks"),
                inOurs("schema.application-id", sql("PRAGMA application_id=0x1234"), "0x00001234"),
                elsewhere("schema.broken-view", sql("CREATE VIEW b AS SELECT gone FROM t"), "gone"),
                inOurs(
                        "schema.column-drift",
                        rewriteSchema("slow_queries", "plan TEXT NOT NULL", "plan ANY NOT NULL"),
                        "table slow_queries",
                        "plan ANY NOT NULL"),
                inOurs(
                        "schema.drift",
                        sql("DROP INDEX ix_trades_executed_at"),
                        "index ix_trades_executed_at",
                        "dropped"),
                inOurs(
                        "schema.migration-edited",
                        sql(
                                "UPDATE migrations SET checksum = printf('%064d', 1)"
                                        + " WHERE name = '050_strategies'"),
                        "050_strategies"),
                inOurs("schema.migration-pending", PlantedFaults::makeOlder, "102_last_indexes"),
                inOurs(
                                "schema.migration-unknown",
                                sql(
                                        "INSERT INTO migrations SELECT 904, namespace, '904_new',"
                                                + " checksum, chain, 1, 1 FROM migrations WHERE name ="
                                                + " '102_last_indexes'; PRAGMA user_version=904"),
                                "904_new")
                        .also("schema.migration-edited"),
                inOurs(
                                "schema.missing-table",
                                sql("DROP TABLE connection_health"),
                                "connection_health")
                        .also("schema.drift"),
                elsewhere("schema.no-primary-key", sql("CREATE TABLE loose (a TEXT)"), "loose"),
                inOurs(
                                "schema.not-strict",
                                sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, n TEXT)"),
                                "notes")
                        .also("schema.drift"),
                elsewhere(
                        "schema.sequence",
                        sql("INSERT INTO t VALUES (9223372036854775807, 1, 'w')"),
                        "row 9223372036854775807",
                        "0 are left"),
                elsewhere(
                        "schema.sequence",
                        sql(
                                "CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT);"
                                        + " INSERT INTO s VALUES (9223372036854775806); DELETE FROM s"),
                        "sqlite_sequence",
                        "1 are left"),
                elsewhere(
                        "schema.value-types",
                        sql("INSERT INTO t VALUES (77, 'many', 'w')"),
                        "t.v",
                        "1 values"),
                around(
                        "settings.connection",
                        connections(Setting.FOREIGN_KEYS, "0"),
                        "reader: foreign_keys",
                        "is 0, wanted 1"),
                inOurs(
                        "settings.file",
                        sql("PRAGMA journal_mode=DELETE"),
                        "journal_mode",
                        "delete"),
                around(
                        "settings.hardening",
                        connections(Setting.TRUSTED_SCHEMA, "1"),
                        "reader: trusted_schema"),
                around("space.free-disk", in(e -> e.usable(100)), "100 bytes are free"),
                elsewhere(
                        "space.freelist",
                        sql(
                                "CREATE TABLE big (id INTEGER PRIMARY KEY, b BLOB);"
                                        + " INSERT INTO big VALUES (1, zeroblob(3000000)); DELETE FROM"
                                        + " big"),
                        "pages are unused"),
                inOurs("space.log-backlog", PlantedFaults::leaveLog, "frames are not in the file")
                        .asking(request -> request.withLimits(SMALL_BACKLOG)),
                inOurs("space.log-size", PlantedFaults::leaveLog, "bytes")
                        .asking(request -> request.withLimits(SMALL_LOG)),
                elsewhere("space.waste", sql(halfEmpty()), "big", "% of its"),
                elsewhere(
                        "statistics.never-analysed",
                        sql("CREATE INDEX iv ON t (v);" + rows(5, 2000)),
                        "t",
                        "ANALYZE \"t\""),
                elsewhere(
                        "statistics.index-not-analysed",
                        sql(rows(5, 2000) + "ANALYZE; CREATE INDEX iv ON t (v)"),
                        "iv",
                        "ANALYZE \"iv\""),
                elsewhere(
                        "statistics.stale",
                        sql("CREATE INDEX iv ON t (v); ANALYZE;" + rows(5, 2000)),
                        "t",
                        "1999 rows",
                        "say 3"));
    }

    static Path key(Path database) {
        return database.resolveSibling("the.key");
    }

    private static Planter sql(String script) {
        return file -> PlainSql.run(file, script);
    }

    private static String rows(int from, int to) {
        return "WITH RECURSIVE n(i) AS (SELECT "
                + from
                + " UNION ALL SELECT i + 1 FROM n WHERE i < "
                + to
                + ") INSERT INTO t SELECT i, i, 'w' FROM n;";
    }

    private static String halfEmpty() {
        return "CREATE TABLE big (id INTEGER PRIMARY KEY, b BLOB);"
                + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
                + " INSERT INTO big SELECT i, zeroblob(400) FROM n;"
                + " DELETE FROM big WHERE id % 9 >= 4";
    }

    private static UnaryOperator<AuditRequest> in(UnaryOperator<FakeEnvironment> change) {
        return request ->
                new AuditRequest(
                        request.level(),
                        request.only(),
                        request.migrations(),
                        request.queries(),
                        request.connections(),
                        request.keyFile(),
                        change.apply(new FakeEnvironment()),
                        request.limits(),
                        request.listener());
    }

    private static UnaryOperator<AuditRequest> connections(Setting setting, String value) {
        return request -> {
            OpenConnection real = request.connections().getFirst();
            Map<Setting, String> settings = new EnumMap<>(real.settings());
            settings.put(setting, value);
            return request.withConnections(
                    List.of(new OpenConnection(real.name(), settings, real.defensive())));
        };
    }

    private static AuditLimits logLimits(long bytes, long frames) {
        AuditLimits usual = AuditLimits.DEFAULT;
        return new AuditLimits(
                usual.inspectionTime(),
                usual.sizesTime(),
                usual.slicedAboveBytes(),
                usual.unanalysedRowsMax(),
                usual.growthMax(),
                usual.freelistPercentMax(),
                usual.wastePercentMax(),
                usual.wasteBytesMin(),
                bytes,
                frames,
                usual.keysLeftMin(),
                usual.observedMin(),
                usual.scanStepsMax());
    }

    private static void withoutTriggers(Path file, String script) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            connection.set(ConnectionSwitch.TRIGGERS, false);
            connection.execute(script);
        }
    }

    private static Planter rewriteSchema(String table, String from, String to) {
        return file ->
                PlainSql.run(
                        file,
                        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '"
                                + from
                                + "', '"
                                + to
                                + "') WHERE name = '"
                                + table
                                + "'");
    }

    /** Writes a row while the index is not in the schema. */
    private static void loseEntry(Path file, String index) {
        PlainSql.run(
                file,
                "PRAGMA writable_schema=ON; CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE"
                        + " name = '"
                        + index
                        + "'; DELETE FROM sqlite_schema WHERE name = '"
                        + index
                        + "'");
        PlainSql.run(file, "UPDATE trades SET executed_at = 5 WHERE id = 2");
        PlainSql.run(
                file, "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept");
        PlainSql.run(file, "DROP TABLE kept");
    }

    /** Puts nothing where the first page of a table was. */
    static void overwritePage(Path file, String table) throws IOException {
        long page =
                Long.parseLong(
                        PlainSql.row(
                                file,
                                "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'"));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek((page - 1) * PAGE_BYTES);
            bytes.write(new byte[PAGE_BYTES]);
        }
    }

    /** A file of the version before the last migration. */
    private static void makeOlder(Path file) throws IOException {
        Files.delete(file);
        new SchemaFile(file, MigrationCatalogue.load(), TestBooks.CLOCK)
                .migrate(
                        Duration.ZERO,
                        new MigrationOptions(
                                OptionalInt.of(101), false, MigrationOptions.DEFAULT.listener()));
    }

    /** What a killed process leaves: a log that is not in the file. */
    private static void leaveLog(Path file) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
            connection.execute("PRAGMA wal_autocheckpoint=0");
            for (int n = 0; n < 10; n++) {
                connection.execute(
                        "INSERT INTO alerts (severity, code, message, raised_at)"
                                + " VALUES ('warning', 'c', 'm', "
                                + n
                                + ")");
            }
        }
    }

    static Optional<Path> keyOf(Path file) {
        return Files.exists(key(file)) ? Optional.of(key(file)) : Optional.empty();
    }
}
