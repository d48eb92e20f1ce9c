package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.sqlite.JDBC;

/**
 * What a program pays when it first touches the library: loading it, linking its functions, one
 * connection in memory and one row read. Measured inside a fresh JVM without any archive of
 * classes, with nothing on its class path but the library and the program: every other jar there
 * would be searched for each class, and every other driver loaded.
 */
final class FirstUse {
    /** Its name in tables. */
    static final String LABEL = "first-use";

    private static final Goal GOAL = Goal.atMost(60);
    private static final List<Subject> SUBJECTS = List.of(Subject.TRADEKEEP, Subject.SQLITE_JDBC);
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Path folder;

    private FirstUse(Path folder) {
        this.folder = folder;
    }

    /** One row a subject that lives in a JVM. */
    static List<BenchRow> measure(int rounds, Path folder) throws IOException {
        return new FirstUse(Files.createDirectory(folder.resolve(LABEL))).measure(rounds);
    }

    private List<BenchRow> measure(int rounds) throws IOException {
        Path programs = folder.resolve(FirstUse.class.getPackageName().replace('.', '/'));
        Files.createDirectories(programs);
        Resources.copy(
                FirstUse.class, List.of("TradekeepFirstUse.class", "JdbcFirstUse.class"), programs);
        Scoreboard board = new Scoreboard(LABEL, Unit.MILLISECONDS, List.of(GOAL));
        Map<Subject, Figures> found = Rounds.interleave(SUBJECTS, rounds, this::inFreshProcess);
        found.forEach((subject, figures) -> board.add(subject.label(), subject.role(), figures));
        return board.rows();
    }

    private double inFreshProcess(Subject subject) {
        List<String> command =
                subject == Subject.TRADEKEEP
                        ? Program.java(TradekeepFirstUse.class, folder, Connection.class)
                        : Program.java(JdbcFirstUse.class, folder, JDBC.class, Logger.class);
        try (Worker worker = Worker.start(LABEL, command, folder)) {
            return Long.parseLong(worker.answer("start")) / NANOS_PER_MILLISECOND;
        }
    }
}
