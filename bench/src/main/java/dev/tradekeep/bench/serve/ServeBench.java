package dev.tradekeep.bench.serve;

import dev.tradekeep.bench.process.Launcher;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.bench.write.LoadedBooks;
import dev.tradekeep.bench.write.MadeUpOrders;
import dev.tradekeep.sqlite.Sqlite;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The server: its start, its answers under load, its memory. */
public final class ServeBench {
    private static final String SUBJECT = "tradekeep";
    private static final int REQUESTS_PER_SECOND = 1_000;
    private static final int ORDERS_PER_SECOND = 10_000;
    private static final double START_NEW_MILLIS_MAX = 1_200;
    private static final double START_EXISTING_MILLIS_MAX = 800;
    private static final double STATUS_MILLIS_MAX = 5;
    private static final double ORDER_MILLIS_MAX = 3;
    private static final double MEMORY_MEGABYTES_MAX = 180;

    private final Effort effort;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private ServeBench(Effort effort, Consumer<String> progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * How much is done.
     *
     * @param orders in the books before
     * @param warmUp requests before those that count
     * @param requests of a round
     * @param prepare whether the launcher first does what it does once after a build; a smoke run
     *     starts what is there
     */
    private record Effort(int rounds, int orders, int warmUp, int requests, boolean prepare) {
        static final Effort FULL = new Effort(5, 1_000_000, 20_000, 10_000, true);
        static final Effort SMALL = new Effort(1, 2_000, 200, 500, false);
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        ServeBench bench = new ServeBench(small ? Effort.SMALL : Effort.FULL, progress);
        return WorkFolder.use(folder -> {
            bench.start(folder);
            bench.answer(folder);
            return new BenchReport(
                    "serve",
                    machine,
                    Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                    bench.absent,
                    bench.notes,
                    bench.rows);
        });
    }

    private void start(Path folder) throws IOException {
        Path launcher;
        try {
            launcher = Launcher.script();
            if (effort.prepare()) {
                progress.accept("letting the launcher train its class archive");
                Launcher.prepare(launcher);
            }
        } catch (Unavailable e) {
            absent.put("launcher", String.valueOf(e.getMessage()));
            return;
        }
        progress.accept("starting the server");
        double[] fresh = new double[effort.rounds()];
        double[] existing = new double[effort.rounds()];
        double[] memory = new double[effort.rounds()];
        boolean measured = true;
        for (int round = 0; round < effort.rounds(); round++) {
            Path file = folder.resolve("start-" + round + ".db");
            try (LaunchedServer server = LaunchedServer.start(launcher, file)) {
                fresh[round] = server.firstAnswerMillis();
                server.awaitReady();
            }
            try (LaunchedServer server = LaunchedServer.start(launcher, file)) {
                existing[round] = server.firstAnswerMillis();
                server.awaitReady();
                measured &= server.residentMegabytes().isPresent();
                memory[round] = server.residentMegabytes().orElse(0.0);
            }
        }
        add("start-new", Unit.MILLISECONDS, START_NEW_MILLIS_MAX, fresh);
        add("start-existing", Unit.MILLISECONDS, START_EXISTING_MILLIS_MAX, existing);
        if (measured) {
            add("idle-memory", Unit.MEGABYTES, MEMORY_MEGABYTES_MAX, memory);
        }
        notes.add("start: from the start of ./tradekeep serve to its first 200 of the status.");
    }

    private void answer(Path folder) throws IOException {
        progress.accept("making books of " + effort.orders() + " orders");
        Path file = folder.resolve("books.db");
        LoadedBooks.make(file, effort.orders());
        List<String> command = new ArrayList<>(Program.java(ServedBooks.class));
        command.addAll(
                List.of(
                        file.toString(),
                        Integer.toString(effort.orders()),
                        Integer.toString(ORDERS_PER_SECOND)));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("served.err").toFile())
                        .start();
        try (BufferedReader out = process.inputReader()) {
            String port = out.readLine();
            if (port == null) {
                throw new IllegalStateException(
                        "The server did not start: "
                                + Files.readString(folder.resolve("served.err")));
            }
            ask(Integer.parseInt(port));
            process.getOutputStream().close();
            note(String.valueOf(out.readLine()));
        } finally {
            process.destroyForcibly();
        }
    }

    private void ask(int port) {
        SplittableRandom random = new SplittableRandom(1);
        String status = "/api/system/status";
        progress.accept("asking " + REQUESTS_PER_SECOND + " times a second");
        Pacer.p99Millis(port, REQUESTS_PER_SECOND, effort.warmUp(), i -> status);
        double[] statusMillis = new double[effort.rounds()];
        double[] orderMillis = new double[effort.rounds()];
        for (int round = 0; round < effort.rounds(); round++) {
            statusMillis[round] =
                    Pacer.p99Millis(port, REQUESTS_PER_SECOND, effort.requests(), i -> status);
            String[] paths = new String[effort.requests()];
            for (int i = 0; i < paths.length; i++) {
                paths[i] = "/api/v1/orders/" + MadeUpOrders.id(random.nextLong(1, effort.orders()));
            }
            orderMillis[round] =
                    Pacer.p99Millis(port, REQUESTS_PER_SECOND, paths.length, i -> paths[(int) i]);
        }
        add("status-p99", Unit.MILLISECONDS, STATUS_MILLIS_MAX, statusMillis);
        add("order-p99", Unit.MILLISECONDS, ORDER_MILLIS_MAX, orderMillis);
    }

    private void note(String written) {
        String[] figures = written.split(" ", 2);
        if (figures.length < 2) {
            throw new IllegalStateException("The server ended before it was told to");
        }
        long perSecond = Long.parseLong(figures[0]) * 1_000 / Long.parseLong(figures[1]);
        notes.add(
                "p99: %d requests/s in books of %d orders, while %d durable orders/s were written."
                        .formatted(REQUESTS_PER_SECOND, effort.orders(), perSecond));
    }

    private void add(String work, Unit unit, double bound, double[] figures) {
        Scoreboard board = new Scoreboard(work, unit, List.of(Goal.atMost(bound)));
        board.add(SUBJECT, Role.OURS, Figures.of(figures));
        rows.addAll(board.rows());
    }
}
