package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.report.StatisticsJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.sqlite.statistics.ConnectionStatistics;
import dev.tradekeep.store.sqlite.statistics.DatabaseStatistics;
import dev.tradekeep.store.sqlite.statistics.FileStatistics;
import dev.tradekeep.store.sqlite.statistics.IndexUse;
import dev.tradekeep.store.sqlite.statistics.SlowQuery;
import dev.tradekeep.store.sqlite.statistics.TableSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db stats}. */
@Command(
        name = "stats",
        description = {
            "Tell how large tables and indexes are, which indexes serve no query, how the log and the cache do,"
                    + " and which queries were slow. Rows are those of the last analysis, not counted."
        },
        footer = {"", "Examples:", "  tradekeep db stats", "  tradekeep db stats --all --json"})
final class DbStatsCommand implements Runnable {
    private static final int SHOWN = 10;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final String UNKNOWN = "?";

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Option(
            names = "--all",
            description = "Every table, and every index with how many queries it serves.")
    private boolean all;

    @Override
    public void run() {
        DatabaseStatistics statistics =
                DatabaseStatistics.of(group.database.file(), QueryCatalogue.all());
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(statistics, out);
            return;
        }
        out.println(statistics.path() + ", " + Numbers.bytes(statistics.sizeBytes()));
        printFile(statistics.file(), out);
        statistics.connections().forEach(connection -> printConnection(connection, out));
        printSlowest(statistics.slowest(), out);
    }

    private void printFile(FileStatistics file, PrintWriter out) {
        out.println(
                "  "
                        + Numbers.count(file.pages())
                        + " pages of "
                        + Numbers.count(file.pageBytes())
                        + " bytes, "
                        + Numbers.count(file.freePages())
                        + " free; "
                        + Numbers.count(file.logPages())
                        + " in the log, "
                        + Numbers.count(file.logPages() - file.copiedPages())
                        + " of them not in the file yet");
        out.println("tables                              rows        bytes      indexes");
        file.tables().stream()
                .limit(all ? Long.MAX_VALUE : SHOWN)
                .forEach(table -> out.println(line(table)));
        List<IndexUse> shown =
                file.indexes().stream().filter(index -> all || index.queries() == 0).toList();
        out.println(
                shown.isEmpty() ? "every index serves a query" : "indexes and queries they serve");
        shown.forEach(index ->
                out.println(
                        "  "
                                + TerminalText.oneLine(index.index())
                                + " of "
                                + TerminalText.oneLine(index.table())
                                + ": "
                                + Numbers.count(index.queries())));
    }

    private static String line(TableSize table) {
        return String.format(
                Locale.ROOT,
                "  %-28s %9s %12s %12s",
                TerminalText.oneLine(table.table()),
                table.rows() == TableSize.UNKNOWN ? UNKNOWN : Numbers.count(table.rows()),
                size(table.bytes()),
                size(table.indexBytes()));
    }

    private static String size(long bytes) {
        return bytes == TableSize.UNKNOWN ? UNKNOWN : Numbers.bytes(bytes);
    }

    private static void printConnection(ConnectionStatistics connection, PrintWriter out) {
        out.println(
                connection.name()
                        + ": "
                        + connection.cacheHitPercent()
                        + " of 100 pages in its cache, "
                        + Numbers.bytes(connection.memoryBytes())
                        + " of memory");
    }

    private static void printSlowest(List<SlowQuery> slowest, PrintWriter out) {
        out.println(slowest.isEmpty() ? "no slow query was noted" : "slowest queries");
        slowest.forEach(slow ->
                out.println(
                        "  "
                                + Numbers.count(slow.durationMicros() / MICROS_PER_MILLI)
                                + " ms "
                                + TerminalText.oneLine(slow.query())
                                + " | "
                                + TerminalText.oneLine(slow.plan())));
    }

    private static void printJson(DatabaseStatistics statistics, PrintWriter out) {
        Json.print(out, json -> StatisticsJson.write(statistics, json));
    }
}
