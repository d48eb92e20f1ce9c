package dev.tradekeep.store.sqlite.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Rows as CSV. Empty lines do not count, except where a row is but one field. */
final class CsvRowText implements RowText {
    private final RowFile file;

    CsvRowText(RowFile file) {
        this.file = file;
    }

    @Override
    public List<String> columns(Reader text) {
        Header header = new Header();
        Iterator<List<String>> records = reader(true).build(header, text).iterator();
        if (!hasNext(records, header::line)) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    file.path() + ": wanted a header of column names, found no line.");
        }
        return records.next();
    }

    @Override
    public void forEach(Reader text, List<ColumnShape> shapes, Consumer<BulkRow> target) {
        Records handler = new Records(shapes, file.fields());
        Iterator<BulkRow> records = reader(shapes.size() > 1).build(handler, text).iterator();
        boolean header = true;
        while (hasNext(records, handler::line)) {
            BulkRow row = records.next();
            if (!header) {
                target.accept(row);
            }
            header = false;
        }
    }

    private boolean hasNext(Iterator<?> records, LongSupplier line) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | CsvParseException e) {
            throw file.failure(line.getAsLong(), e, "the CSV is damaged here");
        }
    }

    private static CsvReader.CsvReaderBuilder reader(boolean skipEmptyLines) {
        return CsvReader.builder()
                .skipEmptyLines(skipEmptyLines)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * RECORD_CHARS_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static void requireSize(long chars) {
        if (chars > RECORD_CHARS_MAX) {
            throw new CsvParseException(
                    "wanted a record of at most " + RECORD_CHARS_MAX + " characters");
        }
    }

    /** The names of the first line. */
    private static final class Header extends AbstractBaseCsvCallbackHandler<List<String>> {
        private final List<String> names = new ArrayList<>();
        private long line = 1;

        long line() {
            return line;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
        }

        @Override
        protected void handleField(int index, char[] chars, int at, int length, boolean quoted) {
            requireSize(length);
            names.add(new String(chars, at, length));
        }

        @Override
        protected List<String> buildRecord() {
            return List.copyOf(names);
        }
    }

    /** The rows behind it. */
    private static final class Records extends AbstractBaseCsvCallbackHandler<BulkRow> {
        private final List<ColumnShape> shapes;
        private final FieldText fields;
        private @Nullable Object[] values = new Object[0];
        private @Nullable String problem;
        private boolean empty;
        private long line = 1;
        private long chars;

        Records(List<ColumnShape> shapes, FieldText fields) {
            this.shapes = shapes;
            this.fields = fields;
        }

        long line() {
            return line;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            values = new Object[shapes.size()];
            problem = null;
            empty = false;
            chars = 0;
        }

        @Override
        protected void handleField(int index, char[] text, int at, int length, boolean quoted) {
            chars += length;
            requireSize(chars);
            if (index >= values.length || problem != null || (length == 0 && !quoted)) {
                return;
            }
            try {
                values[index] = fields.parse(shapes.get(index), new String(text, at, length));
            } catch (FieldText.Unreadable e) {
                problem = e.problem();
            }
        }

        @Override
        protected void handleEmpty() {
            empty = true;
        }

        @Override
        protected BulkRow buildRecord() {
            if (!empty && getFieldCount() != values.length) {
                problem = "wanted " + values.length + " fields, found " + getFieldCount();
            }
            return problem == null ? BulkRow.of(line, values) : BulkRow.unreadable(line, problem);
        }
    }
}
