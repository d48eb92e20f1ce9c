package dev.tradekeep.bench.write;

import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.sqlite.Workbench;
import dev.tradekeep.store.orders.OrderQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How many orders a second become durable, each acknowledged on its own: our writer next to a C
 * program that groups commits in the same way, on the same schema with a million orders in it.
 */
public final class WriteBench {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final String CANDLE =
            "INSERT INTO candles (series_id, open_time, open, high, low, close, volume) VALUES ";

    private final Effort effort;
    private final Consumer<String> progress;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<Contender> contenders = new ArrayList<>();

    private WriteBench(Effort effort, Consumer<String> progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds instead of minutes
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        return new WriteBench(small ? Effort.SHORT : Effort.FULL, progress).run();
    }

    private BenchReport run() {
        Machine machine = Machine.current();
        return WorkFolder.use(folder -> {
            try {
                start(folder);
                List<BenchRow> rows = measure();
                return new BenchReport("write", machine, versions, absent, notes(), rows);
            } finally {
                contenders.forEach(Contender::close);
            }
        });
    }

    private void start(Path folder) throws IOException {
        versions.put("java", Runtime.version().toString());
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Resources.copy(WriteBench.class, List.of(Subject.PROGRAM), programs);
        progress.accept("writing " + effort.loaded() + " orders");
        Path loaded = folder.resolve("loaded.db");
        LoadedBooks.make(loaded, effort.loaded());
        for (Subject subject : Subject.values()) {
            progress.accept("starting " + subject.label());
            Path own = Files.createDirectory(folder.resolve(subject.name()));
            layOut(own, loaded);
            try {
                Contender contender = Contender.start(subject, programs, own, effort.loaded());
                contenders.add(contender);
                versions.put(subject.label(), "SQLite " + contender.version());
            } catch (Unavailable e) {
                absent.put(subject.label(), e.reason());
            }
        }
    }

    private static void layOut(Path own, Path loaded) throws IOException {
        Files.copy(loaded, own.resolve("write.db"));
        Files.write(
                own.resolve("settings.txt"),
                Workbench.profile().stream()
                        .map(setting -> setting.pragma() + "=" + setting.value())
                        .toList());
        Files.writeString(own.resolve("insert-order.sql"), OrderQuery.INSERT.sql());
        Files.writeString(own.resolve("insert-event.sql"), OrderQuery.INSERT_FIRST_EVENT.sql());
        for (int rows : Contender.CANDLE_ROWS) {
            Files.writeString(
                    own.resolve("insert-candles-" + rows + ".sql"),
                    CANDLE + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?, ?)")));
        }
    }

    private List<BenchRow> measure() {
        List<BenchRow> rows = new ArrayList<>();
        // One load gives both figures.
        progress.accept("measuring " + Work.DURABLE_ORDERS.label());
        Map<Contender, List<Answer>> loads = answers(Work.DURABLE_ORDERS);
        rows.addAll(withSingle(rows(Work.DURABLE_ORDERS, loads)));
        loads.keySet().removeIf(contender -> !contender.subject().does(Work.LATENCY_P99));
        rows.addAll(rows(Work.LATENCY_P99, loads));
        progress.accept("measuring " + Work.SINGLE_PRODUCER.label());
        rows.addAll(rows(Work.SINGLE_PRODUCER, answers(Work.SINGLE_PRODUCER)));
        progress.accept("measuring " + Work.INSERT_CANDLES.label());
        contenders.stream()
                .filter(contender -> contender.subject().role() == Role.LIMIT)
                .forEach(contender -> contender.chooseCandleRows(effort.candles()));
        rows.addAll(rows(Work.INSERT_CANDLES, answers(Work.INSERT_CANDLES)));
        rows.addAll(rows(Work.APPEND_CANDLES, answers(Work.APPEND_CANDLES)));
        return rows;
    }

    /** What each who does the work answered, round by round; one after another in each round. */
    private Map<Contender, List<Answer>> answers(Work work) {
        Map<Contender, List<Answer>> answers = new LinkedHashMap<>();
        for (int round = -effort.warmUps(); round < effort.rounds(); round++) {
            for (Contender contender : contenders) {
                if (!contender.subject().does(work)) {
                    continue;
                }
                Answer answer = contender.run(work, effort.operations(work, contender.subject()));
                List<Answer> kept = answers.computeIfAbsent(contender, one -> new ArrayList<>());
                if (round >= 0) {
                    kept.add(answer);
                }
            }
        }
        return answers;
    }

    private List<BenchRow> rows(Work work, Map<Contender, List<Answer>> answers) {
        Scoreboard board = new Scoreboard(work.label(), work.unit(), work.goals());
        answers.forEach((contender, found) -> {
            int count = effort.operations(work, contender.subject());
            double[] figures =
                    found.stream().mapToDouble(answer -> figure(work, count, answer)).toArray();
            board.add(contender.subject().label(), contender.subject().role(), Figures.of(figures));
        });
        return board.rows();
    }

    private static double figure(Work work, int count, Answer answer) {
        return switch (work) {
            case DURABLE_ORDERS, INSERT_CANDLES, APPEND_CANDLES ->
                    count * NANOS_PER_SECOND / answer.nanos();
            case LATENCY_P99 -> answer.p99Nanos() / NANOS_PER_MILLISECOND;
            case SINGLE_PRODUCER -> answer.nanos() / NANOS_PER_MILLISECOND / count;
        };
    }

    /** Ours without groups is no peer: its ratio gets a name of its own. */
    private static List<BenchRow> withSingle(List<BenchRow> rows) {
        List<BenchRow> named = new ArrayList<>();
        for (BenchRow row : rows) {
            Map<String, Double> ratios = new LinkedHashMap<>(row.ratios());
            Double single = ratios.remove(Goal.BEST_PEER);
            if (single != null) {
                ratios.put(Work.SINGLE, single);
            }
            named.add(
                    new BenchRow(
                            row.work(),
                            row.subject(),
                            row.unit(),
                            row.figures(),
                            ratios,
                            row.goals()));
        }
        return named;
    }

    private List<String> notes() {
        Map<Subject, Integer> chosen = new EnumMap<>(Subject.class);
        contenders.stream()
                .filter(contender -> contender.subject().role() == Role.LIMIT)
                .forEach(contender -> chosen.put(contender.subject(), contender.candleRows()));
        return List.of(
                ("%d orders there, %d producers, %d connections, %d instruments;"
                                + " %d rounds in turn of %d orders, after %d to warm up.")
                        .formatted(
                                effort.loaded(),
                                Contender.PRODUCERS,
                                LoadedBooks.CONNECTIONS,
                                LoadedBooks.INSTRUMENTS,
                                effort.rounds(),
                                effort.orders(),
                                effort.warmUps()),
                "latency-p99 is that of durable-orders; single-producer in C is one thread without a queue.",
                "Candles of a statement: "
                        + chosen.entrySet().stream()
                                .map(one -> one.getKey().label() + " " + one.getValue())
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
