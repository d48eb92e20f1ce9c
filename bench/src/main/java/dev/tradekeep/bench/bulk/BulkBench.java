package dev.tradekeep.bench.bulk;

import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.bulk.IndexPolicy;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads and exports of a table with three indexes, none of them in the order of the rows. */
public final class BulkBench {
    private static final int LOAD_ROWS = 200_000;
    private static final int SMALL_LOAD_ROWS = 5_000;
    private static final long EXPORT_ROWS = 10_000_000;
    private static final long SMALL_EXPORT_ROWS = 50_000;
    private static final int ROUNDS = 3;

    /** How many times the rows of the load are there already. */
    private static final List<Integer> THERE = List.of(0, 2, 8);

    private final Path folder;
    private final boolean small;

    private BulkBench(Path folder, boolean small) {
        this.folder = folder;
        this.small = small;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        return WorkFolder.use(folder -> {
            BulkBench bench = new BulkBench(folder, small);
            List<BenchRow> rows = new ArrayList<>(bench.loads(progress));
            rows.addAll(bench.exports(progress));
            return new BenchReport(
                    "bulk",
                    machine,
                    Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                    Map.of(),
                    List.of(
                            "%,d rows come to so many times as many, on the disk at the end"
                                    .formatted(bench.loadRows()),
                            "exports of %,d rows by a process of its own with -Xmx%dm"
                                    .formatted(bench.exportRows(), ExportProcess.HEAP_MB)),
                    rows);
        });
    }

    private List<BenchRow> loads(Consumer<String> progress) throws IOException {
        List<BenchRow> rows = new ArrayList<>();
        for (int there : THERE) {
            progress.accept("loading into " + there + " times as many rows");
            Scoreboard board =
                    new Scoreboard("load-" + there + "x", Unit.ROWS_PER_SECOND, List.of());
            for (IndexPolicy policy : List.of(IndexPolicy.KEEP, IndexPolicy.SUSPEND)) {
                double[] figures = new double[small ? 1 : ROUNDS];
                for (int round = 0; round < figures.length; round++) {
                    figures[round] = load(there, policy);
                }
                board.add("indexes-" + Word.of(policy), Role.OURS, Figures.of(figures));
            }
            rows.addAll(board.rows());
        }
        return rows;
    }

    private double load(int there, IndexPolicy policy) throws IOException {
        Path file = folder.resolve("load.db");
        try {
            return MadeUpTable.rowsPerSecond(file, (long) there * loadRows(), loadRows(), policy);
        } finally {
            Files.delete(file);
        }
    }

    private List<BenchRow> exports(Consumer<String> progress) {
        Path file = folder.resolve("export.db");
        progress.accept("making " + exportRows() + " rows");
        MadeUpTable.fill(file, exportRows());
        List<BenchRow> rows = new ArrayList<>();
        for (RowFormat format : RowFormat.values()) {
            progress.accept("exporting them as " + Word.of(format));
            Scoreboard board =
                    new Scoreboard("export-" + Word.of(format), Unit.ROWS_PER_SECOND, List.of());
            double rate = ExportProcess.rowsPerSecond(file, format, exportRows());
            board.add("tradekeep", Role.OURS, Figures.of(rate));
            rows.addAll(board.rows());
        }
        return rows;
    }

    private int loadRows() {
        return small ? SMALL_LOAD_ROWS : LOAD_ROWS;
    }

    private long exportRows() {
        return small ? SMALL_EXPORT_ROWS : EXPORT_ROWS;
    }
}
