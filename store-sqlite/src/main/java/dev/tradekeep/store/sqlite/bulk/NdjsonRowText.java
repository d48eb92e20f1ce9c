package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows as JSON objects, one a line. A damaged line is a bad row; the next one may be good. */
final class NdjsonRowText implements RowText {
    private final RowFile file;

    NdjsonRowText(RowFile file) {
        this.file = file;
    }

    @Override
    public List<String> columns(Reader text) {
        Lines lines = new Lines(text);
        String line = lines.next();
        if (line == null) {
            throw malformed(lines, "wanted an object a line, found no line");
        }
        JsonParser parser = JsonObjects.parser(line);
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(lines, "wanted an object a line; an array of them is json");
            }
            return JsonObjects.names(parser);
        } catch (JacksonException e) {
            throw file.failure(lines.number, e, damage(e));
        }
    }

    @Override
    public void forEach(Reader text, List<ColumnShape> shapes, Consumer<BulkRow> target) {
        JsonObjects objects = new JsonObjects(shapes, file.fields());
        Lines lines = new Lines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            target.accept(row(objects, line, lines.number));
        }
    }

    private static BulkRow row(JsonObjects objects, String line, long number) {
        JsonParser parser = JsonObjects.parser(line);
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return BulkRow.unreadable(number, "wanted a JSON object");
            }
            BulkRow row = objects.read(parser, number);
            return parser.nextToken() == null
                    ? row
                    : BulkRow.unreadable(number, "there is more after the end of the object");
        } catch (JacksonException e) {
            return BulkRow.unreadable(number, damage(e));
        }
    }

    private static String damage(JacksonException e) {
        return "the JSON is damaged or cut short here (" + e.getOriginalMessage() + ")";
    }

    private TradekeepException malformed(Lines lines, String reason) {
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED,
                file.place(Math.max(1, lines.number)) + ": " + reason + ".");
    }

    /** Lines that are not blank, bounded. */
    private final class Lines {
        private final BufferedReader in;
        private final StringBuilder line = new StringBuilder();
        private long number;

        Lines(Reader text) {
            in = new BufferedReader(text);
        }

        /** The next line, or null at the end. */
        @Nullable String next() {
            try {
                while (read()) {
                    String text = line.toString();
                    if (!text.isBlank()) {
                        return text;
                    }
                }
                return null;
            } catch (IOException e) {
                throw file.failure(number, e);
            }
        }

        private boolean read() throws IOException {
            number++;
            line.setLength(0);
            int c = in.read();
            if (c < 0) {
                return false;
            }
            while (c >= 0 && c != '\n') {
                if (line.length() == RECORD_CHARS_MAX) {
                    throw malformed(
                            this, "wanted a line of at most " + RECORD_CHARS_MAX + " characters");
                }
                line.append((char) c);
                c = in.read();
            }
            return true;
        }
    }
}
