package dev.tradekeep.bench.audit;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * How long an audit of large books takes, next to integrity_check, and what it costs the writer.
 */
public final class AuditBench {
    private static final String OURS = "tradekeep";
    private static final String CHECK = "integrity_check alone";
    private static final String ALONE = "writer alone";
    private static final String AUDITED = "writer while audited";
    private static final int ORDERS = 1_000_000;
    private static final int CANDLES = 10_000_000;
    private static final int LOAD_ORDERS = 60_000;
    private static final int SMALL_PART = 200;
    private static final int QUICK_ROUNDS = 9;
    private static final int QUICK_WARM_UP = 5;
    private static final int FULL_ROUNDS = 3;
    private static final int LOAD_ROUNDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double QUICK_MILLIS_MAX = 200;
    private static final double SHARE_OF_CHECK = 0.5;
    private static final double SHARE_OF_WRITER = 0.9;

    private final Path file;
    private final boolean small;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();

    private AuditBench(Path file, boolean small, Consumer<String> progress) {
        this.file = file;
        this.small = small;
        this.progress = progress;
    }

    /**
     * Runs the bench; the books take 2 GB of disk while it does.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        return WorkFolder.use(
                folder -> new AuditBench(folder.resolve("large.db"), small, progress).run(machine));
    }

    private BenchReport run(Machine machine) throws IOException {
        int orders = small ? ORDERS / SMALL_PART : ORDERS;
        int candles = small ? CANDLES / SMALL_PART : CANDLES;
        progress.accept("writing " + orders + " orders and " + candles + " candles");
        LargeBooks.make(file, orders, candles);
        long bytes = Files.size(file);
        measureQuick();
        measureFull();
        measureWriter();
        return new BenchReport(
                "audit",
                machine,
                Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                Map.of(),
                List.of(
                        "%,d orders with 3 events, a trade and 4 ledger entries each, %,d candles with their"
                                        .formatted(orders, candles)
                                + " roll-ups, %,d MB. Warm, the file in memory."
                                        .formatted(bytes >> 20),
                        "While the writer works, another process audits its books and gives way as"
                                + " './tradekeep db audit' does (nice)."),
                rows);
    }

    private void measureQuick() {
        progress.accept("quick");
        for (int round = 0; round < (small ? 1 : QUICK_WARM_UP); round++) {
            auditMillis(AuditLevel.QUICK);
        }
        Scoreboard board =
                new Scoreboard("quick", Unit.MILLISECONDS, List.of(Goal.atMost(QUICK_MILLIS_MAX)));
        add(board, List.of(OURS), small ? 1 : QUICK_ROUNDS, _ -> auditMillis(AuditLevel.QUICK));
    }

    private void measureFull() {
        progress.accept("full, next to integrity_check");
        Scoreboard board =
                new Scoreboard("full", Unit.MILLISECONDS, List.of(Goal.ofC(SHARE_OF_CHECK)));
        add(
                board,
                List.of(CHECK, OURS),
                small ? 1 : FULL_ROUNDS,
                subject ->
                        subject.equals(OURS)
                                ? auditMillis(AuditLevel.FULL)
                                : integrityCheckMillis());
    }

    private void measureWriter() {
        progress.accept("durable orders, alone and while a full audit runs");
        Scoreboard board =
                new Scoreboard(
                        "durable-orders",
                        Unit.OPERATIONS_PER_SECOND,
                        List.of(Goal.ofC(SHARE_OF_WRITER)));
        int orders = small ? LOAD_ORDERS / SMALL_PART : LOAD_ORDERS;
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            OrderLoad load = new OrderLoad(database);
            load.perSecond(orders);
            add(
                    board,
                    List.of(ALONE, AUDITED),
                    small ? 1 : LOAD_ROUNDS,
                    subject ->
                            subject.equals(AUDITED)
                                    ? whileAudited(() -> load.perSecond(orders))
                                    : load.perSecond(orders));
        }
    }

    private void add(
            Scoreboard board, List<String> subjects, int rounds, ToDoubleFunction<String> work) {
        Map<String, Figures> found = Rounds.interleave(subjects, rounds, work);
        found.forEach((subject, figures) -> {
            boolean ours = subject.equals(OURS) || subject.equals(AUDITED);
            board.add(subject, ours ? Role.OURS : Role.LIMIT, figures);
        });
        rows.addAll(board.rows());
    }

    /** A measurement. */
    private interface Measured {
        double run();
    }

    /** Audits over and over in a process of its own while something is measured. */
    private double whileAudited(Measured work) {
        try (AuditProcess auditor = AuditProcess.start(file)) {
            double figure = work.run();
            auditor.checkIsAlive();
            return figure;
        }
    }

    private double auditMillis(AuditLevel level) {
        AuditReport report =
                Audit.run(
                        file,
                        AuditRequest.of(level, new SystemEnvironment())
                                .withQueries(QueryCatalogue.all()));
        if (!report.findings().isEmpty()) {
            throw new IllegalStateException("Sound books: " + report.findings().getFirst().line());
        }
        return report.durationNanos() / NANOS_PER_MILLI;
    }

    private double integrityCheckMillis() {
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            connection.execute("PRAGMA cache_size=-64000");
            long start = System.nanoTime();
            try (Statement statement = connection.prepare("PRAGMA integrity_check")) {
                statement.step();
                if (!"ok".equals(statement.getText(0))) {
                    throw new IllegalStateException("Sound books: " + statement.getText(0));
                }
            }
            return (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
    }
}
