package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.report.AuditJson;
import dev.tradekeep.app.report.BackupJson;
import dev.tradekeep.app.report.MaintenanceJson;
import dev.tradekeep.app.report.StatisticsJson;
import dev.tradekeep.app.upkeep.BooksMaintenance;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditRecord;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.NotedBackup;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceReport;
import dev.tradekeep.store.sqlite.statistics.DatabaseStatistics;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database file: upkeep, audits, backups and what it consists of. One piece of upkeep at a
 * time.
 */
final class DatabaseRoutes {
    private static final Shape UPKEEP =
            Shape.of(
                    Field.required("kind", FieldKind.TEXT, "what was done"),
                    Field.required("micros", FieldKind.INTEGER, "how long it took"),
                    Field.required("figures", FieldKind.OBJECT, "what it came to, by name"),
                    Field.required("notes", FieldKind.TEXTS, "what was done to what, and why"));

    private final Database database;
    private final ReaderPool readers;
    private final UpkeepService upkeep;
    private final StatusBoard board;
    private final Changes changes;
    private final InstantSource clock;
    private final SharedAnswer<Reply> statistics = new SharedAnswer<>(this::readStatistics);
    private final ReentrantLock heavyWork = new ReentrantLock();

    DatabaseRoutes(
            Database database,
            ReaderPool readers,
            UpkeepService upkeep,
            StatusBoard board,
            Changes changes,
            InstantSource clock) {
        this.database = database;
        this.readers = readers;
        this.upkeep = upkeep;
        this.board = board;
        this.changes = changes;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                upkeep(
                        "optimize",
                        "Refreshes the statistics of the query planner where needed.",
                        DatabaseMaintenance::optimize),
                upkeep(
                        "checkpoint",
                        "Copies the write-ahead log into the file.",
                        maintenance -> maintenance.checkpoint(false)),
                upkeep(
                        "vacuum",
                        "Gives free pages back to the disk, in small steps.",
                        DatabaseMaintenance::vacuum),
                upkeep(
                        "retention",
                        "Removes the rows that are kept no longer.",
                        DatabaseMaintenance::applyRetention),
                audit(),
                backup(),
                Route.of(
                                Method.GET,
                                "/api/v1/database/stats",
                                "Sizes, indexes and the queries they serve, caches, slow queries.",
                                request -> statistics.get())
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required("sizeBytes", FieldKind.INTEGER, "with log"),
                                        Field.required("tables", FieldKind.OBJECTS, "by size"),
                                        Field.required("indexes", FieldKind.OBJECTS, "all"),
                                        Field.required("slowest", FieldKind.OBJECTS, "queries"))));
    }

    private Route upkeep(
            String name, String summary, Function<DatabaseMaintenance, MaintenanceReport> work) {
        return Route.of(
                        Method.POST,
                        "/api/v1/database/" + name,
                        summary,
                        request -> upkeep(request, name, work))
                .forScope(TokenScope.MAINTAIN)
                .answering(UPKEEP);
    }

    private Reply upkeep(
            Request request, String name, Function<DatabaseMaintenance, MaintenanceReport> work) {
        MaintenanceReport report =
                alone(() ->
                        work.apply(BooksMaintenance.of(database, clock, MaintenanceCause.COMMAND)));
        note(request, "database." + name, report.detail());
        return Reply.object(json -> MaintenanceJson.write(report, json));
    }

    private Route audit() {
        return Route.of(
                        Method.POST,
                        "/api/v1/database/audit",
                        "Looks for what is wrong with the database, and keeps what it finds.",
                        this::audit)
                .forScope(TokenScope.MAINTAIN)
                .taking(
                        Shape.of(
                                Field.choice(
                                        "level",
                                        AuditLevel.class,
                                        "quick reads no table data, full every page and the books,"
                                                + " deep every index entry")))
                .answering(
                        Shape.of(
                                Field.required("clean", FieldKind.BOOLEAN, "no error, no warning"),
                                Field.required("errors", FieldKind.INTEGER, "how many"),
                                Field.required("warnings", FieldKind.INTEGER, "how many"),
                                Field.required("findings", FieldKind.OBJECTS, "the worst first"),
                                Field.required("checks", FieldKind.OBJECTS, "by id")));
    }

    private Reply audit(Request request) {
        AuditLevel level = request.body().choice("level", AuditLevel.class);
        AuditReport report =
                alone(() ->
                        Audit.run(
                                database.path(),
                                AuditRequest.of(level, new SystemEnvironment())
                                        .withQueries(QueryCatalogue.all())
                                        .withConnections(openConnections())));
        long at = Micros.now(clock);
        if (AuditRecord.isFitting(report)) {
            keep(report, at);
        }
        board.setAudit(new StatusBoard.LastAudit(issues(report), at));
        note(request, "database.audit", Word.of(level));
        return Reply.object(json -> AuditJson.write(report, List.of(), json));
    }

    /** How the connections of this process are set. */
    private List<OpenConnection> openConnections() {
        List<OpenConnection> open = new ArrayList<>(readers.connections());
        open.add(database.runUpkeep(connection -> OpenConnection.of("writer", connection)));
        return open;
    }

    private static List<String> issues(AuditReport report) {
        return report.findings().stream()
                .filter(finding -> finding.check().severity() != Severity.ADVICE)
                .map(DatabaseRoutes::issue)
                .toList();
    }

    private static String issue(Finding finding) {
        return finding.check().id() + ": " + finding.line();
    }

    private Route backup() {
        return Route.of(
                        Method.POST,
                        "/api/v1/database/backup",
                        "Makes a backup in the folder for them, while the database is written.",
                        this::backup)
                .forScope(TokenScope.MAINTAIN)
                .answering(
                        Shape.of(
                                Field.required("backup", FieldKind.TEXT, "where it lies"),
                                Field.required("sizeBytes", FieldKind.INTEGER, "of the file"),
                                Field.required("sha256", FieldKind.TEXT, "of the file"),
                                Field.required("deleted", FieldKind.TEXTS, "older backups")));
    }

    private Reply backup(Request request) {
        NotedBackup made = alone(() -> upkeep.backUp(BackupCause.COMMAND));
        note(request, "database.backup", made.report().file().toString());
        return Reply.object(json -> BackupJson.write(made, json));
    }

    private void keep(AuditReport report, long at) {
        database.<@Nullable Void>write(
                Durability.FORCED,
                transaction -> {
                    AuditRecord.write(transaction, report, MaintenanceCause.COMMAND, at);
                    return null;
                });
    }

    private Reply readStatistics() {
        DatabaseStatistics statistics = DatabaseStatistics.of(database, QueryCatalogue.all());
        return Reply.object(json -> StatisticsJson.write(statistics, json));
    }

    private void note(Request request, String action, String detail) {
        String file = String.valueOf(database.path().getFileName());
        changes.note(request, new Changes.Change(action, "database", file, null, detail));
    }

    /** Heavy work is refused while other heavy work is done, instead of piling up. */
    private <R> R alone(Supplier<R> work) {
        if (!heavyWork.tryLock()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    "Another piece of upkeep is being done. Try again when it has ended.");
        }
        try {
            return work.get();
        } finally {
            heavyWork.unlock();
        }
    }
}
