package dev.tradekeep.app.report;

import dev.tradekeep.engine.statistics.Measure;
import tools.jackson.core.JsonGenerator;

/** What each figure of an account means. */
public final class MeasureTable {
    private MeasureTable() {}

    /** The table of docs/statistics.md. */
    public static String markdown() {
        StringBuilder table =
                new StringBuilder(
                        """
                        | figure | in JSON | definition | source | `n/a` when |
                        |---|---|---|---|---|
                        """);
        for (Measure measure : Measure.values()) {
            table.append("| ")
                    .append(measure.title())
                    .append(" | `")
                    .append(measure.key())
                    .append("` | ")
                    .append(measure.definition())
                    .append(" | ")
                    .append(measure.source())
                    .append(" | ")
                    .append(measure.without())
                    .append(" |\n");
        }
        return table.toString();
    }

    /** A line for people. */
    public static String line(Measure measure) {
        String source = measure.source().isEmpty() ? "" : " (" + measure.source() + ")";
        return measure.title()
                + ": "
                + measure.definition()
                + source
                + "; n/a when "
                + measure.without();
    }

    /** An object for scripts. */
    public static void writeJson(Measure measure, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", measure.key());
        json.writeStringProperty("title", measure.title());
        json.writeStringProperty("definition", measure.definition());
        json.writeStringProperty("source", measure.source());
        json.writeStringProperty("without", measure.without());
        json.writeEndObject();
    }
}
