package dev.tradekeep.app.cli.list;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.listing.ListingPage;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A page of a listing as a table for people, as CSV (RFC 4180), and as JSON. */
final class PageText {
    /** Longer values are cut in the table; CSV and JSON have them whole. */
    private static final int TABLE_WIDTH_MAX = 60;

    private static final String GAP = "  ";

    private PageText() {}

    static void table(ListingPage page, PrintWriter out) {
        List<Column> columns = page.columns();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
        }
        for (@Nullable String[] row : page.rows()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cell(row[i]).length());
            }
        }
        @Nullable String[] names = columns.stream().map(Column::name).toArray(String[]::new);
        out.println(line(columns, widths, names));
        for (@Nullable String[] row : page.rows()) {
            out.println(line(columns, widths, row));
        }
    }

    private static String line(List<Column> columns, int[] widths, @Nullable String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cell(row[i]);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP);
            if (isNumber(columns.get(i).kind())) {
                line.append(padding).append(cell);
            } else {
                line.append(cell).append(padding);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Control characters would let a value write over the terminal. */
    private static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= TABLE_WIDTH_MAX
                ? clean
                : clean.substring(0, TABLE_WIDTH_MAX - 1) + "…";
    }

    private static boolean isNumber(ColumnKind kind) {
        return kind == ColumnKind.INTEGER || kind == ColumnKind.DECIMAL;
    }

    static void csv(ListingPage page, PrintWriter out) {
        out.println(String.join(",", page.columns().stream().map(Column::name).toList()));
        for (@Nullable String[] row : page.rows()) {
            for (int i = 0; i < row.length; i++) {
                out.print(i == 0 ? "" : ",");
                out.print(quoted(row[i]));
            }
            out.println();
        }
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    static void json(ListingPage page, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeArrayPropertyStart("items");
                    for (@Nullable String[] row : page.rows()) {
                        writeRow(page.columns(), row, json);
                    }
                    json.writeEndArray();
                    if (page.next() == null) {
                        json.writeNullProperty("next");
                    } else {
                        json.writeStringProperty("next", page.next().toString());
                    }
                });
    }

    private static void writeRow(List<Column> columns, @Nullable String[] row, JsonGenerator json) {
        json.writeStartObject();
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
        json.writeEndObject();
    }
}
