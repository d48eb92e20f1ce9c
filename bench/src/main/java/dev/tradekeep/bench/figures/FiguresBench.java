package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.DataSet;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.bench.serve.StartUp;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every claim of the report in one run: the same work before, after and by the peers. */
public final class FiguresBench {
    /** A first answer takes a quarter longer at most. */
    private static final double OF_BARE_MIN = 1 / 1.25;

    private final Sizes sizes;
    private final Effort effort;
    private final Consumer<String> progress;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<Contender> contenders = new ArrayList<>();

    private FiguresBench(Sizes sizes, Effort effort, Consumer<String> progress) {
        this.sizes = sizes;
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Runs the bench; makes the data of the scale when it is not there.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(double scale, boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        FiguresBench bench =
                new FiguresBench(new Sizes(scale), small ? Effort.SHORT : Effort.FULL, progress);
        DataSet data = bench.data();
        return WorkFolder.use(folder -> bench.run(folder, data, machine));
    }

    /** Whether ours is behind somewhere without a reason why. */
    public static boolean isUnexplained(BenchReport report) {
        return report.notes().stream().anyMatch(note -> note.endsWith(Notes.UNEXPLAINED + "."));
    }

    private DataSet data() {
        try {
            return DataSet.of(sizes, progress);
        } catch (Unavailable e) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "The data cannot be made: " + e.reason() + ".", e);
        }
    }

    private BenchReport run(Path folder, DataSet data, Machine machine) throws IOException {
        versions.put("java", Runtime.version().toString());
        Statements.write(folder, sizes);
        Resources.copy(Subject.class, Subject.PROGRAMS, folder);
        try {
            start(folder, data);
            Measurement measurement = new Measurement(contenders, effort, absent, progress);
            List<BenchRow> rows = new ArrayList<>();
            for (Work work : Work.values()) {
                rows.addAll(measurement.reads(work));
            }
            rows.addAll(measurement.readsUnderWrites());
            rows.addAll(measurement.load(folder));
            rows.addAll(startUp(folder));
            return new BenchReport(
                    "report", machine, versions, absent, Notes.of(sizes, rows), rows);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    /** The start of the server next to the least that answers. */
    private List<BenchRow> startUp(Path folder) throws IOException {
        if (effort.starts() == 0) {
            return List.of();
        }
        progress.accept("measuring " + StartUp.ANSWER);
        List<BenchRow> rows = new ArrayList<>();
        try {
            StartUp.measure(effort.starts(), Files.createDirectory(folder.resolve(StartUp.ANSWER)))
                    .forEach((work, figures) -> rows.addAll(startUp(work, figures)));
        } catch (Unavailable e) {
            absent.put("tradekeep, " + StartUp.ANSWER, e.reason());
        }
        return rows;
    }

    private static List<BenchRow> startUp(String work, Map<String, Figures> figures) {
        List<Goal> goals =
                work.equals(StartUp.ANSWER)
                        ? List.of(Goal.atLeast(StartUp.BARE, OF_BARE_MIN))
                        : List.of();
        Comparison comparison = new Comparison(work, Unit.MILLISECONDS, goals);
        figures.forEach((subject, millis) -> comparison.add(subject, millis, Map.of()));
        return comparison.rows();
    }

    private void start(Path folder, DataSet data) {
        for (Subject subject : Subject.values()) {
            progress.accept("starting " + subject.label());
            try {
                if (effort.leavesOutLarge() && subject.isLarge()) {
                    throw new Unavailable("left out of a short run: its packages take 800 MB");
                }
                Contender contender =
                        Contender.start(subject, subject.command(folder, data), folder);
                contenders.add(contender);
                versions.put(subject.label(), contender.version());
            } catch (Unavailable e) {
                leave(subject, e.reason(), e);
            } catch (TradekeepException e) {
                leave(subject, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** A peer that does not start is named and the bench goes on; without ours there is none. */
    private void leave(Subject subject, String reason, Exception cause) {
        if (subject.role() != Role.PEER) {
            throw new IllegalStateException(subject.label() + " does not start: " + reason, cause);
        }
        absent.put(subject.label(), reason);
    }
}
