package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.ErrorReporter;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.report.AuditJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.StepProgress;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditChecks;
import dev.tradekeep.store.sqlite.audit.AuditFix;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditRecord;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code tradekeep db audit}. */
@Command(
        name = "audit",
        description = {
            "Look for what is wrong with a database, or will be: the schema, indexes, settings, space,"
                    + " the file itself and whether the books agree with themselves. Any SQLite file will"
                    + " do; of another program's only what is true of every database is looked at."
                    + " docs/audit.md lists the checks.",
            "",
            "Ends with 0 when there is no error and no warning (advice is shown and does not count), 1 when"
                    + " there is one, 2 when the audit could not be made."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db audit",
            "  tradekeep db audit --db t.db --level deep --json",
            "  tradekeep db audit --db t.db --check books.positions --check books.balances",
            "  tradekeep db audit --db t.db --fix"
        })
final class DbAuditCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int NOT_DONE = 2;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private MigrationsOption migrations;
    @Mixin private JsonOption json;

    @Option(
            names = "--level",
            description = {
                "quick reads no table data; full adds every page and the books; deep adds every entry of"
                        + " every index and the sizes. Default: quick."
            })
    private AuditLevel level = AuditLevel.QUICK;

    @Option(
            names = "--check",
            paramLabel = "ID",
            description = "Only this check, whatever its level; may be given several times.")
    private Set<String> checks = new TreeSet<>();

    @Option(
            names = "--fix",
            description = {
                "Apply the fixes that change no row: statistics, indexes rebuilt, the log cut, unused"
                        + " pages given back. Then audit again."
            })
    private boolean fix;

    @Option(names = "--list", description = "List the checks, and audit nothing.")
    private boolean list;

    @Option(names = "--markdown", description = "With --list: print the page docs/audit.md.")
    private boolean markdown;

    @Option(names = "--no-record", description = "Do not keep the findings in the database.")
    private boolean unrecorded;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The key of the stored secrets; its permissions are looked at.")
    private @Nullable Path key;

    @Override
    public Integer call() {
        if (list) {
            list(spec.commandLine().getOut());
            return CLEAN;
        }
        try {
            return audit();
        } catch (TradekeepException e) {
            PrintWriter err = spec.commandLine().getErr();
            ParseResult parsed = spec.root().commandLine().getParseResult();
            new ErrorReporter(err, Path.of(System.getProperty("java.io.tmpdir")))
                    .report(e, parsed.originalArgs().toArray(String[]::new));
            return NOT_DONE;
        }
    }

    private void list(PrintWriter out) {
        if (markdown) {
            out.print(AuditPage.markdown());
            return;
        }
        AuditChecks.all().forEach(check -> out.println(AuditPage.line(check)));
    }

    private int audit() {
        checks.forEach(DbAuditCommand::requireCheck);
        Path file = group.database.file();
        if (Files.exists(file) && (fix || !unrecorded)) {
            OwnedBooks.sendToServer(file);
        }
        AuditReport report = run(file);
        List<String> applied = List.of();
        if (fix) {
            applied = fix(report);
            report = applied.isEmpty() ? report : run(file);
        }
        Optional<String> notKept = keep(report);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(report, applied, out);
        } else {
            new AuditText(out).print(report, applied);
        }
        notKept.ifPresent(
                reason -> spec.commandLine().getErr().println(TerminalText.oneLine(reason)));
        return report.clean() ? CLEAN : FOUND;
    }

    /** A server closes the books meanwhile, so it is left alone when there is nothing to fix. */
    private static List<String> fix(AuditReport report) {
        Supplier<List<String>> work = () -> AuditFix.apply(report, DatabaseOption.PATIENCE);
        return report.ours() && !AuditFix.statements(report).isEmpty()
                ? OwnedBooks.alone(report.file(), work)
                : work.get();
    }

    private static void writeJson(AuditReport report, List<String> applied, PrintWriter out) {
        Json.print(out, generator -> AuditJson.write(report, applied, generator));
    }

    private static void requireCheck(String id) {
        List<String> known = AuditChecks.all().stream().map(Check::id).toList();
        if (!known.contains(id)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "There is no check '"
                            + id
                            + "'."
                            + Nearest.to(id, known)
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse(" docs/audit.md lists them."));
        }
    }

    private AuditReport run(Path file) {
        try (StepProgress progress = new StepProgress("auditing", spec.commandLine().getErr())) {
            return Audit.run(
                    file,
                    AuditRequest.of(level, new SystemEnvironment())
                            .withMigrations(migrations.catalogue())
                            .withQueries(QueryCatalogue.all())
                            .withConnections(reader(file))
                            .withKeyFile(Optional.ofNullable(key))
                            .only(checks)
                            .heardBy((inspection, done, total) -> progress.at(done, total)));
        }
    }

    /** A connection as Tradekeep's own commands open it; none where that cannot be. */
    private static List<OpenConnection> reader(Path file) {
        try (Connection reader = DatabaseFile.existing(file).openForReading()) {
            return List.of(OpenConnection.of("reader", reader));
        } catch (TradekeepException e) {
            // What keeps it from being opened is for the audit to find.
            return List.of();
        }
    }

    /** Returns why the findings were not kept, when that is of interest. */
    private Optional<String> keep(AuditReport report) {
        if (unrecorded || !AuditRecord.isFitting(report)) {
            return Optional.empty();
        }
        try {
            keepIn(report);
            return Optional.empty();
        } catch (TradekeepException e) {
            return Optional.of("The findings were not kept: " + e.getMessage());
        }
    }

    private static void keepIn(AuditReport report) {
        InstantSource clock = InstantSource.system();
        Optional<ServedBooks> served = Invocation.current().served();
        if (served.isEmpty()) {
            AuditRecord.write(report, clock, Duration.ZERO);
            return;
        }
        served.get()
                .database()
                .<@Nullable Void>write(
                        Durability.FORCED,
                        transaction -> {
                            AuditRecord.write(
                                    transaction,
                                    report,
                                    MaintenanceCause.COMMAND,
                                    Micros.now(clock));
                            return null;
                        });
    }
}
