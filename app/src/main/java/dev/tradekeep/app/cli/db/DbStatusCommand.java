package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.SeriesSummary;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.migrate.CoreTables;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep db status}. */
@Command(
        name = "status",
        description = "Tell what is in the database, without waiting for its owner.",
        footer = {
            "",
            "Examples:",
            "  tradekeep db status",
            "  tradekeep db status --db t.db --json"
        })
final class DbStatusCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    private record Status(
            String path,
            long sizeBytes,
            SchemaSummary schema,
            Map<Setting, String> settings,
            List<SeriesSummary> series) {}

    @Override
    public void run() {
        Status status = read();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(status, out);
            return;
        }
        out.println(status.path() + ", " + Numbers.bytes(status.sizeBytes()));
        printSchema(status.schema(), out);
        out.println("settings");
        status.settings()
                .forEach((setting, value) -> out.println("  " + setting.pragma() + " = " + value));
        out.println(status.series().isEmpty() ? "no candles" : "candles");
        status.series().forEach(series -> out.println("  " + line(series)));
    }

    private static void printSchema(SchemaSummary schema, PrintWriter out) {
        out.println(
                schema.migrations()
                        + " migrations, of which "
                        + schema.numbered()
                        + " in 000–"
                        + SchemaSummary.LAST_NUMBER
                        + "; "
                        + schema.tables()
                        + " tables, "
                        + schema.indexes()
                        + " indexes");
        int core = CoreTables.names().size();
        out.println(
                (core - schema.missingTables().size()) + " of " + core + " core tables are there");
        schema.missingTables().forEach(table -> out.println("  missing: " + table));
        schema.pending().forEach(name -> out.println("  not applied yet: " + name));
    }

    private Status read() {
        try (DatabaseReader reader = DatabaseReader.open(group.database.file())) {
            return reader.read(transaction ->
                    new Status(
                            reader.path().toString(),
                            reader.sizeBytes(),
                            SchemaSummary.read(transaction, MigrationCatalogue.load()),
                            reader.settings(),
                            new CandleRepository(transaction).listSeries()));
        }
    }

    private static String line(SeriesSummary series) {
        return series.symbol()
                + " "
                + series.interval()
                + " from "
                + series.source()
                + ": "
                + Numbers.count(series.candles())
                + ", "
                + Micros.toIso(series.firstOpenTime())
                + " to "
                + Micros.toIso(series.lastOpenTime());
    }

    private static void printJson(Status status, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("database", status.path());
                    json.writeNumberProperty("sizeBytes", status.sizeBytes());
                    json.writeNumberProperty("migrations", status.schema().migrations());
                    json.writeNumberProperty("migrationsTo102", status.schema().numbered());
                    writeNames("pending", status.schema().pending(), json);
                    json.writeNumberProperty("tables", status.schema().tables());
                    json.writeNumberProperty("coreTables", CoreTables.names().size());
                    writeNames("coreTablesMissing", status.schema().missingTables(), json);
                    json.writeNumberProperty("indexes", status.schema().indexes());
                    json.writeObjectPropertyStart("settings");
                    status.settings()
                            .forEach((setting, value) ->
                                    json.writeStringProperty(setting.pragma(), value));
                    json.writeEndObject();
                    json.writeArrayPropertyStart("series");
                    status.series().forEach(series -> writeSeries(json, series));
                    json.writeEndArray();
                });
    }

    private static void writeNames(String name, List<String> names, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void writeSeries(JsonGenerator json, SeriesSummary series) {
        json.writeStartObject();
        json.writeStringProperty("exchange", series.exchange());
        json.writeStringProperty("instrument", series.symbol());
        json.writeStringProperty("interval", series.interval().toString());
        json.writeStringProperty("source", series.source());
        json.writeNumberProperty("candles", series.candles());
        json.writeStringProperty("first", Micros.toIso(series.firstOpenTime()));
        json.writeStringProperty("last", Micros.toIso(series.lastOpenTime()));
        json.writeEndObject();
    }
}
