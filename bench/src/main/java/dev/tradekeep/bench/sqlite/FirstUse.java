package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a program pays when it first touches the library: loading it, linking its functions, one
 * connection in memory and one row read. Measured inside a fresh JVM without any archive of
 * classes.
 */
final class FirstUse {
    /** Its name in tables. */
    static final String LABEL = "first-use";

    private static final Goal GOAL = Goal.atMost(60);
    private static final List<Subject> SUBJECTS = List.of(Subject.TRADEKEEP, Subject.SQLITE_JDBC);
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private FirstUse() {}

    /** One row a subject that lives in a JVM. */
    static List<BenchRow> measure(int rounds, Path folder) {
        Scoreboard board = new Scoreboard(LABEL, Unit.MILLISECONDS, List.of(GOAL));
        Map<Subject, Figures> found =
                Rounds.interleave(SUBJECTS, rounds, subject -> inFreshProcess(subject, folder));
        found.forEach((subject, figures) -> board.add(subject.label(), subject.role(), figures));
        return board.rows();
    }

    private static double inFreshProcess(Subject subject, Path folder) {
        List<String> command = new ArrayList<>(Program.java(FirstUse.class));
        command.add(subject.name());
        try (Worker worker = Worker.start(LABEL, command, folder)) {
            return Long.parseLong(worker.answer("start")) / NANOS_PER_MILLISECOND;
        }
    }

    /** {@code SUBJECT}: prints the nanoseconds. */
    public static void main(String[] args) throws SQLException {
        Subject subject = Subject.valueOf(args[0]);
        long start = System.nanoTime();
        long answer = subject == Subject.TRADEKEEP ? askTradekeep() : askJdbc();
        long nanos = System.nanoTime() - start;
        if (answer != 1) {
            throw new IllegalStateException("Wanted 1, found " + answer);
        }
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(nanos);
    }

    private static long askTradekeep() {
        try (Connection connection = Connection.openInMemory();
                Statement statement = connection.prepare("SELECT 1")) {
            statement.step();
            return statement.getLong(0);
        }
    }

    private static long askJdbc() throws SQLException {
        try (java.sql.Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
            return row.getLong(1);
        }
    }
}
