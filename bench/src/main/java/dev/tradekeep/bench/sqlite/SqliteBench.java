package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQLite from Java next to C and its peers: the same work on the same data under the same settings,
 * each subject in a process of its own, measured in turn.
 */
public final class SqliteBench {
    private static final long SEED = 1;

    private final Effort effort;
    private final List<Work> works;
    private final boolean firstUse;
    private final Consumer<String> progress;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<Contender> contenders = new ArrayList<>();

    private SqliteBench(Effort effort, Set<String> wanted, Consumer<String> progress) {
        this.effort = effort;
        this.progress = progress;
        works = Stream.of(Work.values()).filter(work -> wanted.contains(work.label())).toList();
        firstUse = wanted.contains(FirstUse.LABEL);
    }

    /** The names of all work, in the order of the report. */
    public static Set<String> works() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Work.values()).map(Work::label).forEach(names::add);
        names.add(FirstUse.LABEL);
        return names;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds instead of minutes
     * @param wanted the names of the work to do, of {@link #works()}
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Set<String> wanted, Consumer<String> progress) {
        return new SqliteBench(small ? Effort.SHORT : Effort.FULL, wanted, progress).run();
    }

    private BenchReport run() {
        Machine machine = Machine.current();
        return WorkFolder.use(folder -> {
            try {
                start(folder);
                List<BenchRow> rows = measure();
                if (firstUse) {
                    progress.accept("first use");
                    rows.addAll(FirstUse.measure(effort.firstUses(), folder));
                }
                return new BenchReport("sqlite", machine, versions, absent, notes(), rows);
            } finally {
                contenders.forEach(Contender::close);
            }
        });
    }

    private void start(Path folder) throws IOException {
        versions.put("java", Runtime.version().toString());
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Resources.copy(SqliteBench.class, Subject.PROGRAMS, programs);
        progress.accept("making data");
        MadeUpData data = new MadeUpData(SEED);
        for (Subject subject : Subject.values()) {
            progress.accept("starting " + subject.label());
            Path own = Files.createDirectory(folder.resolve(subject.name()));
            Workbench.layOut(own, data);
            try {
                Contender contender = Contender.start(subject, programs, own, data);
                contenders.add(contender);
                versions.put(subject.label(), "SQLite " + contender.version());
            } catch (Unavailable e) {
                absent.put(subject.label(), e.reason());
            } catch (TradekeepException e) {
                leave(subject, e);
            }
        }
    }

    private List<BenchRow> measure() {
        for (Work work : works) {
            progress.accept("warming up " + work.label());
            each(contender -> contender.warmUp(work, effort.operations(work), effort.warmUp()));
        }
        List<BenchRow> rows = new ArrayList<>();
        for (Work work : works) {
            progress.accept("measuring " + work.label());
            int operations = effort.operations(work);
            // One more that does not count: the work before this one was another.
            each(contender -> contender.measure(work, operations));
            Map<Contender, Figures> found =
                    Rounds.interleave(
                            contenders,
                            effort.rounds(),
                            effort.goes(),
                            work.unit()::better,
                            contender -> contender.measure(work, operations));
            Scoreboard board = new Scoreboard(work.label(), work.unit(), work.goals());
            found.forEach((contender, figures) ->
                    board.add(contender.subject().label(), contender.subject().role(), figures));
            rows.addAll(board.rows());
        }
        return rows;
    }

    private void each(Consumer<Contender> step) {
        for (Contender contender : List.copyOf(contenders)) {
            try {
                step.accept(contender);
            } catch (TradekeepException e) {
                leave(contender.subject(), e);
                contenders.remove(contender);
                contender.close();
            }
        }
    }

    /** A peer that fails is named and the bench goes on; without ours there is nothing to say. */
    private void leave(Subject subject, TradekeepException reason) {
        if (subject.role() == Role.OURS) {
            throw reason;
        }
        versions.remove(subject.label());
        absent.put(subject.label(), String.valueOf(reason.getMessage()));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "%d rounds in turn, each the best of %d goes in turn, after %d ms of warm-up for each work and subject."
                                .formatted(
                                        effort.rounds(), effort.goes(), effort.warmUp().toMillis())
                        + " Ratios are medians of those of each round.");
        if (works.contains(Work.INSERT_MULTI)) {
            notes.add(
                    "Transactions of %d rows; rows of a statement in insert-multi, the best of %s: %s."
                            .formatted(Work.TRANSACTION_ROWS, Work.BATCHES, batches()));
        }
        return notes;
    }

    private String batches() {
        return contenders.stream()
                .map(one -> one.subject().label() + " " + one.batch())
                .collect(Collectors.joining(", "));
    }
}
