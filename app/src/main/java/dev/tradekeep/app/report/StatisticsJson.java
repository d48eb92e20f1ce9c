package dev.tradekeep.app.report;

import dev.tradekeep.store.sqlite.statistics.ConnectionStatistics;
import dev.tradekeep.store.sqlite.statistics.DatabaseStatistics;
import dev.tradekeep.store.sqlite.statistics.FileStatistics;
import dev.tradekeep.store.sqlite.statistics.IndexUse;
import dev.tradekeep.store.sqlite.statistics.SlowQuery;
import dev.tradekeep.store.sqlite.statistics.TableSize;
import tools.jackson.core.JsonGenerator;

/** What an operator wants to know of a database. */
public final class StatisticsJson {
    private StatisticsJson() {}

    /** Writes its properties into an object that is open. */
    public static void write(DatabaseStatistics statistics, JsonGenerator json) {
        FileStatistics file = statistics.file();
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
