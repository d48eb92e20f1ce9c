package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.migrate.SchemaChange;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Changes of a schema for people and for scripts. */
final class SchemaText {
    private SchemaText() {}

    static void print(List<SchemaChange> changes, PrintWriter out) {
        for (SchemaChange change : changes) {
            out.println(
                    kind(change) + " " + change.type() + " " + TerminalText.oneLine(change.name()));
            change.lines().forEach(line -> out.println("  " + TerminalText.oneLine(line)));
        }
    }

    /** An array as a property. */
    static void write(String name, List<SchemaChange> changes, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (SchemaChange change : changes) {
            json.writeStartObject();
            json.writeStringProperty("change", kind(change));
            json.writeStringProperty("type", change.type());
            json.writeStringProperty("name", change.name());
            json.writeStringProperty("before", change.before());
            json.writeStringProperty("after", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String kind(SchemaChange change) {
        return Word.of(change.kind());
    }
}
