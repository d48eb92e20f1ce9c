package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.text.CsvCells;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A page of a listing as CSV (RFC 4180) and as JSON. */
final class PageText {
    private PageText() {}

    /**
     * The rows as CSV.
     *
     * @param header whether the names of the columns come first
     */
    static void csv(ListingPage page, boolean header, CsvCells cells, PrintWriter out) {
        if (header) {
            out.println(String.join(",", page.columns().stream().map(Column::name).toList()));
        }
        for (@Nullable String[] row : page.rows()) {
            for (int i = 0; i < row.length; i++) {
                out.print(i == 0 ? "" : ",");
                out.print(quoted(row[i], cells));
            }
            out.println();
        }
    }

    private static String quoted(@Nullable String exact, CsvCells cells) {
        if (exact == null) {
            return "";
        }
        String value = cells.of(exact);
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    static void json(ListingPage page, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeArrayPropertyStart("items");
                    items(page, json);
                    json.writeEndArray();
                    if (page.next() == null) {
                        json.writeNullProperty("next");
                    } else {
                        json.writeStringProperty("next", page.next().toString());
                    }
                });
    }

    /** One row as an object of its own. */
    static void row(List<Column> columns, @Nullable String[] row, PrintWriter out) {
        Json.print(out, json -> writeValues(columns, row, json));
    }

    /** The rows of a page within an array. */
    static void items(ListingPage page, JsonGenerator json) {
        for (@Nullable String[] row : page.rows()) {
            writeRow(page.columns(), row, json);
        }
    }

    private static void writeRow(List<Column> columns, @Nullable String[] row, JsonGenerator json) {
        json.writeStartObject();
        writeValues(columns, row, json);
        json.writeEndObject();
    }

    private static void writeValues(
            List<Column> columns, @Nullable String[] row, JsonGenerator json) {
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            String value = row[i];
            if (value == null) {
                json.writeNullProperty(column.name());
                continue;
            }
            switch (column.kind()) {
                case INTEGER -> json.writeNumberProperty(column.name(), Long.parseLong(value));
                case BOOLEAN ->
                        json.writeBooleanProperty(column.name(), Boolean.parseBoolean(value));
                case TEXT, TIME, DAY, DECIMAL -> json.writeStringProperty(column.name(), value);
            }
        }
    }
}
