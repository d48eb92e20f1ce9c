package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.sqlite.bulk.BulkResult;
import dev.tradekeep.store.sqlite.bulk.RejectedBulkRow;
import java.io.PrintWriter;

/** The result of a bulk load, for people and for scripts. */
final class BulkText {
    /** More rejected rows than this are only counted on a terminal. */
    private static final int LINES_MAX = 10;

    private BulkText() {}

    static void write(String table, BulkResult result, boolean json, PrintWriter out) {
        if (json) {
            writeJson(table, result, out);
        } else {
            print(table, result, out);
        }
    }

    private static void print(String table, BulkResult result, PrintWriter out) {
        if (result.cancelled()) {
            out.println("stopped before the last row; what follows is written, in whole batches");
        }
        out.println(
                table
                        + ": "
                        + Numbers.count(result.inserted())
                        + " inserted, "
                        + Numbers.count(result.updated())
                        + " updated, "
                        + Numbers.count(result.deleted())
                        + " deleted, "
                        + Numbers.count(result.skipped())
                        + " skipped, "
                        + Numbers.count(result.rejected())
                        + " rejected; "
                        + Numbers.seconds(result.durationNanos())
                        + ", "
                        + Numbers.rate(result.rows(), result.durationNanos()));
        out.println("  indexes " + result.indexes().reason());
        result.rejects().stream()
                .limit(LINES_MAX)
                .forEach(row ->
                        out.println(
                                "  rejected "
                                        + TerminalText.oneLine(row.place() + ": " + row.reason())));
        if (result.rejects().size() > LINES_MAX) {
            out.println("  … and " + Numbers.count(result.rejected() - LINES_MAX) + " more");
        }
    }

    private static void writeJson(String table, BulkResult result, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("table", table);
                    json.writeNumberProperty("inserted", result.inserted());
                    json.writeNumberProperty("updated", result.updated());
                    json.writeNumberProperty("deleted", result.deleted());
                    json.writeNumberProperty("skipped", result.skipped());
                    json.writeNumberProperty("rejected", result.rejected());
                    json.writeNumberProperty("batches", result.batches());
                    json.writeBooleanProperty("cancelled", result.cancelled());
                    json.writeNumberProperty("durationMicros", result.durationNanos() / 1_000);
                    json.writeNumberProperty("rowsPerSecond", result.rowsPerSecond());
                    json.writeArrayPropertyStart("indexesSuspended");
                    result.indexes().suspended().forEach(json::writeString);
                    json.writeEndArray();
                    json.writeStringProperty("indexes", result.indexes().reason());
                    json.writeArrayPropertyStart("rejects");
                    for (RejectedBulkRow row : result.rejects()) {
                        json.writeStartObject();
                        json.writeNumberProperty("line", row.number());
                        json.writeStringProperty("reason", row.reason());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
