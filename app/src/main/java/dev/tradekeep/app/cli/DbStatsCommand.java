package dev.tradekeep.app.cli;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.operations.SlowQuery;
import dev.tradekeep.store.statistics.ConnectionStatistics;
import dev.tradekeep.store.statistics.DatabaseStatistics;
import dev.tradekeep.store.statistics.FileStatistics;
import dev.tradekeep.store.statistics.IndexUse;
import dev.tradekeep.store.statistics.TableSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

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
        DatabaseStatistics statistics = DatabaseStatistics.of(group.database.file());
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

    private void printJson(DatabaseStatistics statistics, PrintWriter out) {
        FileStatistics file = statistics.file();
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("database", statistics.path().toString());
            json.writeNumberProperty("sizeBytes", statistics.sizeBytes());
            json.writeNumberProperty("pageBytes", file.pageBytes());
            json.writeNumberProperty("pages", file.pages());
            json.writeNumberProperty("freePages", file.freePages());
            json.writeNumberProperty("logPages", file.logPages());
            json.writeNumberProperty("logPagesCopied", file.copiedPages());
            json.writeArrayPropertyStart("tables");
            file.tables().forEach(table -> writeTable(json, table));
            json.writeEndArray();
            json.writeArrayPropertyStart("indexes");
            file.indexes().forEach(index -> writeIndex(json, index));
            json.writeEndArray();
            json.writeArrayPropertyStart("connections");
            statistics.connections().forEach(connection -> writeConnection(json, connection));
            json.writeEndArray();
            json.writeArrayPropertyStart("slowest");
            statistics.slowest().forEach(slow -> writeSlow(json, slow));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void writeTable(JsonGenerator json, TableSize table) {
        json.writeStartObject();
        json.writeStringProperty("table", table.table());
        writeKnown(json, "rows", table.rows());
        writeKnown(json, "bytes", table.bytes());
        writeKnown(json, "indexBytes", table.indexBytes());
        json.writeEndObject();
    }

    private static void writeKnown(JsonGenerator json, String name, long value) {
        if (value == TableSize.UNKNOWN) {
            json.writeNullProperty(name);
            return;
        }
        json.writeNumberProperty(name, value);
    }

    private static void writeIndex(JsonGenerator json, IndexUse index) {
        json.writeStartObject();
        json.writeStringProperty("index", index.index());
        json.writeStringProperty("table", index.table());
        writeKnown(json, "bytes", index.bytes());
        json.writeNumberProperty("queries", index.queries());
        json.writeEndObject();
    }

    private static void writeConnection(JsonGenerator json, ConnectionStatistics connection) {
        json.writeStartObject();
        json.writeStringProperty("name", connection.name());
        json.writeNumberProperty("cacheHits", connection.cacheHits());
        json.writeNumberProperty("cacheMisses", connection.cacheMisses());
        json.writeNumberProperty("cacheWrites", connection.cacheWrites());
        json.writeNumberProperty("cacheSpills", connection.cacheSpills());
        json.writeNumberProperty("memoryBytes", connection.memoryBytes());
        json.writeEndObject();
    }

    private static void writeSlow(JsonGenerator json, SlowQuery slow) {
        json.writeStartObject();
        json.writeStringProperty("query", slow.query());
        json.writeNumberProperty("micros", slow.durationMicros());
        json.writeNumberProperty("fullScanSteps", slow.fullScanSteps());
        json.writeNumberProperty("sorts", slow.sorts());
        json.writeNumberProperty("automaticIndexRows", slow.automaticIndexRows());
        json.writeStringProperty("plan", slow.plan());
        json.writeEndObject();
    }
}
