package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The rows of a JSON text that has them column by column, as pandas writes them by default: {@code
 * {"time":{"0":…,"1":…},"open":{"0":…,"1":…}}}. A row is known when the last column is, so the
 * cells are kept in memory, and the text is bounded.
 */
final class JsonColumns implements RowSource {
    /** A longer text is refused. */
    static final int CHARS_MAX = 16_000_000;

    private final String source;
    private final JsonParser parser;
    private final DataKind kind;
    private final RawRow row;
    private final List<String> names;
    private final int[] fieldByColumn;
    private final @Nullable JsonCells[] cellsByColumn;
    private final JsonCells labels = new JsonCells();
    private @Nullable String firstColumn;
    private long kept;

    JsonColumns(DataKind kind, String source, Reader reader, EntryLayout layout) {
        this.kind = kind;
        this.source = source;
        parser = JsonRows.open(reader);
        row = new RawRow(kind);
        names = layout.columns().names();
        fieldByColumn = layout.columns().fieldByColumn();
        cellsByColumn = new @Nullable JsonCells[names.size()];
    }

    /** The error for a text that is longer than {@link #CHARS_MAX}. */
    static TradekeepException tooLong(String source) {
        return FileFailure.malformed(
                source,
                "wanted a JSON text by columns of at most "
                        + CHARS_MAX
                        + " characters, because it has to be read as a whole; write it by rows, of"
                        + " any length, with to_json(orient='records', lines=True)");
    }

    @Override
    public void forEach(RowHandler handler) {
        long line;
        try {
            parser.nextToken();
            line = parser.currentTokenLocation().getLineNr();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                readColumn(name);
            }
            JsonRows.requireEnd(source, parser);
        } catch (JacksonException e) {
            throw JsonRows.damaged(source, parser, e);
        }
        for (int ordinal = 0; ordinal < labels.count(); ordinal++) {
            row.begin(line);
            fill(ordinal);
            row.join(0, ColumnMapping.timeOfDay(kind));
            handler.row(row);
        }
    }

    private void readColumn(String name) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw bad("$." + name, "wanted an object like that of the other columns");
        }
        int column = names.indexOf(name);
        boolean wanted = column >= 0 && fieldByColumn[column] >= 0;
        boolean first = firstColumn == null;
        if (!first && !wanted) {
            parser.skipChildren();
            return;
        }
        if (first) {
            firstColumn = name;
        }
        JsonCells cells = new JsonCells();
        for (String label = parser.nextName(); label != null; label = parser.nextName()) {
            if (first) {
                keep(labels, label.toCharArray(), 0, label.length());
            } else if (cells.count() == labels.count() || !labels.is(cells.count(), label)) {
                throw unlike(name, label, cells.count());
            }
            if (parser.nextToken().isStructStart()) {
                throw bad("$." + name + "." + label, "wanted a number or a text");
            }
            keep(
                    cells,
                    parser.getStringCharacters(),
                    parser.getStringOffset(),
                    parser.getStringLength());
        }
        if (cells.count() < labels.count()) {
            throw bad(
                    "$." + name,
                    "wanted "
                            + labels.count()
                            + " cells as in $."
                            + firstColumn
                            + ", found "
                            + cells.count());
        }
        if (wanted) {
            if (cellsByColumn[column] != null) {
                throw bad("$." + name, "the column is there twice");
            }
            cellsByColumn[column] = cells;
        }
    }

    private void keep(JsonCells cells, char[] chars, int offset, int length) {
        kept += length + 1;
        if (kept > CHARS_MAX) {
            throw tooLong(source);
        }
        cells.add(chars, offset, length);
    }

    private void fill(int ordinal) {
        String label = labels.text(ordinal);
        row.placedBy(() -> "$.*." + label + ": ");
        for (int column = 0; column < fieldByColumn.length; column++) {
            int field = fieldByColumn[column];
            if (field < 0) {
                continue;
            }
            String name = names.get(column);
            JsonCells cells = cells(column, name);
            if (row.problem() == null && (cells.is(ordinal, "null") || cells.is(ordinal, "NaN"))) {
                row.placedBy(() -> "$." + name + "." + label + ": ");
                row.fail("wanted a value, found " + cells.text(ordinal));
            }
            cells.put(ordinal, row, field);
        }
    }

    private JsonCells cells(int column, String name) {
        JsonCells cells = cellsByColumn[column];
        if (cells != null) {
            return cells;
        }
        if (name.equals(JsonFrame.LABELS)) {
            return labels;
        }
        throw bad(
                "$." + name, "the column is not there any more; it was when the file was surveyed");
    }

    private TradekeepException unlike(String name, String label, int ordinal) {
        return bad(
                "$." + name + "." + label,
                ordinal < labels.count()
                        ? "wanted the row \"" + labels.text(ordinal) + "\" as in $." + firstColumn
                        : "there is no such row in $." + Objects.requireNonNull(firstColumn));
    }

    private TradekeepException bad(String path, String reason) {
        return FileFailure.malformed(
                source, parser.currentTokenLocation().getLineNr(), path + ": " + reason);
    }
}
