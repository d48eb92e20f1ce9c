package dev.tradekeep.bench.init;

import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.flywaydb.core.Flyway;

/** How long a new file with all migrations takes, and opening one that is up to date. */
public final class InitBench {
    private static final int ROUNDS = 21;
    private static final int WARM_UP_ROUNDS = 15;
    private static final int SMALL_ROUNDS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String FLYWAY_VERSION = "internal/version.txt";

    private static final List<Goal> NEW_FILE_GOALS = List.of(Goal.atMost(100), Goal.ofBestPeer(5));
    private static final List<Goal> REOPEN_GOALS = List.of(Goal.atMost(5));

    private final Path folder;
    private final List<SchemaSubject> subjects;
    private int filesMade;

    private InitBench(Path folder) throws IOException {
        this.folder = folder;
        Path sql = Files.createDirectory(folder.resolve("sql"));
        subjects = List.of(new TradekeepSchema(), FlywaySchema.over(sql));
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        int rounds = small ? SMALL_ROUNDS : ROUNDS;
        int warmUp = small ? 1 : WARM_UP_ROUNDS;
        return WorkFolder.use(
                folder -> new InitBench(folder).run(machine, rounds, warmUp, progress));
    }

    private BenchReport run(Machine machine, int rounds, int warmUp, Consumer<String> progress) {
        progress.accept("warming up");
        measure(warmUp, this::createMillis);
        progress.accept("making new files");
        List<BenchRow> rows = new ArrayList<>();
        rows.addAll(rows("new-file", NEW_FILE_GOALS, measure(rounds, this::createMillis)));
        progress.accept("opening them again");
        Map<SchemaSubject, Path> made = new LinkedHashMap<>();
        for (SchemaSubject subject : subjects) {
            Path file = newFile();
            subject.create(file);
            made.put(subject, file);
        }
        ToDoubleFunction<SchemaSubject> reopen =
                subject -> millis(() -> subject.reopen(made.getOrDefault(subject, folder)));
        measure(warmUp, reopen);
        rows.addAll(rows("reopen", REOPEN_GOALS, measure(rounds, reopen)));
        return new BenchReport(
                "init",
                machine,
                Map.of(
                        "java", Runtime.version().toString(),
                        "SQLite", Sqlite.version(),
                        "flyway", flywayVersion()),
                Map.of(),
                List.of(
                        "%d rounds in turn, warm, of %d migrations; both verify what they made, in WAL mode"
                                        .formatted(
                                                rounds,
                                                MigrationCatalogue.load().migrations().size())
                                + " with synchronous=NORMAL. Flyway runs the same texts from a folder."),
                rows);
    }

    private static String flywayVersion() {
        try (InputStream file = Flyway.class.getResourceAsStream(FLYWAY_VERSION)) {
            return file == null
                    ? "unknown"
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<SchemaSubject, Figures> measure(int rounds, ToDoubleFunction<SchemaSubject> work) {
        return Rounds.interleave(subjects, rounds, work);
    }

    private double createMillis(SchemaSubject subject) {
        Path file = newFile();
        int wanted = MigrationCatalogue.load().migrations().size();
        return millis(() -> {
            int applied = subject.create(file);
            if (applied != wanted) {
                throw new IllegalStateException(
                        subject.name() + " applied " + applied + " of " + wanted);
            }
        });
    }

    private Path newFile() {
        filesMade++;
        return folder.resolve(filesMade + ".db");
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private static List<BenchRow> rows(
            String work, List<Goal> goals, Map<SchemaSubject, Figures> found) {
        Scoreboard board = new Scoreboard(work, Unit.MILLISECONDS, goals);
        found.forEach((subject, figures) -> board.add(subject.name(), subject.role(), figures));
        return board.rows();
    }
}
