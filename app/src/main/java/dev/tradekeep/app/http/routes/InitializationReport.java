package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * What making a database ready came to.
 *
 * @param database where the file lies
 * @param migrations what was applied when it was opened
 * @param schema what it consists of
 * @param settings as a connection answers them
 */
public record InitializationReport(
        Path database,
        MigrationReport migrations,
        SchemaSummary schema,
        Map<Setting, String> settings) {
    /** The report as JSON. */
    public static final Shape SHAPE =
            Shape.of(
                    Field.required("database", FieldKind.TEXT, "where the file lies"),
                    Field.required("migrations", FieldKind.INTEGER, "how many the file has"),
                    Field.required("applied", FieldKind.TEXTS, "those applied at this start"),
                    Field.optional("backup", FieldKind.TEXT, "the file as it was before"),
                    Field.required("tables", FieldKind.INTEGER, "how many there are"),
                    Field.required("indexes", FieldKind.INTEGER, "how many were declared"),
                    Field.required("settings", FieldKind.OBJECT, "as a connection answers them"));

    public InitializationReport {
        settings = Map.copyOf(settings);
    }

    /** Looks at an open database; the calling thread opens a reader for it. */
    public static InitializationReport of(Database database) {
        try (DatabaseReader reader = database.openReader()) {
            return new InitializationReport(
                    database.path(),
                    database.migrations(),
                    reader.read(transaction ->
                            SchemaSummary.read(transaction, MigrationCatalogue.load())),
                    reader.settings());
        }
    }

    /**
     * Checks that everything is there.
     *
     * @throws TradekeepException with {@link ErrorCode#SCHEMA_DRIFTED} when a table or a migration
     *     is missing
     */
    public void requireSound() {
        if (!schema.missingTables().isEmpty() || !schema.pending().isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.SCHEMA_DRIFTED,
                    database
                            + " lacks "
                            + String.join(", ", schema.missingTables())
                            + String.join(", ", schema.pending())
                            + ". See tradekeep db drift.");
        }
    }

    /** Writes it as properties of the object that is open. */
    public void writeJson(JsonGenerator json) {
        json.writeStringProperty("database", database.toString());
        json.writeNumberProperty("migrations", migrations.total());
        json.writeArrayPropertyStart("applied");
        migrations.applied().forEach(json::writeString);
        json.writeEndArray();
        migrations
                .backup()
                .ifPresent(backup -> json.writeStringProperty("backup", backup.toString()));
        json.writeNumberProperty("tables", schema.tables());
        json.writeNumberProperty("indexes", schema.indexes());
        json.writeObjectPropertyStart("settings");
        for (Setting setting : Setting.values()) {
            json.writeStringProperty(setting.pragma(), settings.getOrDefault(setting, "unknown"));
        }
        json.writeEndObject();
    }
}
