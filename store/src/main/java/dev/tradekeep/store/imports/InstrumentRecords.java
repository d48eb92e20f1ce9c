package dev.tradekeep.store.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The records of a text of instruments: CSV whose first record names the columns. Empty lines and
 * lines that begin with {@code #} do not count; columns with other names are passed over; a record
 * may end early.
 */
final class InstrumentRecords {
    private static final char DELIMITER = ',';

    private final String source;
    private final Reader text;
    private final RecordHandler handler = new RecordHandler();

    /**
     * One record.
     *
     * @param line where it starts, from 1
     * @param texts by column, without spaces around them
     */
    record Fields(long line, List<String> texts) {
        boolean isBlank() {
            return texts.size() == 1 && texts.getFirst().isEmpty();
        }
    }

    InstrumentRecords(String source, Reader text) {
        this.source = source;
        this.text = text;
    }

    /**
     * Hands every record after the header to a consumer, which throws what it likes.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with the line, when the text itself is
     *     damaged or has no header
     */
    void forEach(Consumer<InstrumentRecord> consumer) {
        Iterator<Fields> records =
                CsvRows.format(DELIMITER)
                        .commentStrategy(CommentStrategy.SKIP)
                        .build(handler, text)
                        .iterator();
        int[] columns = columns(records);
        while (hasNext(records)) {
            Fields fields = records.next();
            if (!fields.isBlank()) {
                consumer.accept(InstrumentRecord.of(source, fields, columns));
            }
        }
    }

    /** For each column the field that it holds, or -1. */
    private int[] columns(Iterator<Fields> records) {
        if (!hasNext(records)) {
            throw FileFailure.malformed(source, "the file has no header and no instruments");
        }
        Fields header = records.next();
        int[] columns = header.texts().stream().mapToInt(InstrumentField::indexOf).toArray();
        List<String> missing =
                InstrumentField.REQUIRED.stream()
                        .filter(field ->
                                Arrays.stream(columns)
                                        .noneMatch(c -> c == InstrumentField.ALL.indexOf(field)))
                        .map(InstrumentField::label)
                        .toList();
        if (!missing.isEmpty()) {
            throw FileFailure.malformed(
                    source,
                    header.line(),
                    "wanted a header with the columns "
                            + InstrumentField.ALL.stream()
                                    .map(InstrumentField::label)
                                    .collect(Collectors.joining(","))
                            + "; missing "
                            + String.join(", ", missing));
        }
        if (Arrays.stream(columns).filter(c -> c >= 0).distinct().count()
                < Arrays.stream(columns).filter(c -> c >= 0).count()) {
            throw FileFailure.malformed(source, header.line(), "a column is there twice");
        }
        return columns;
    }

    private boolean hasNext(Iterator<Fields> records) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | CsvParseException e) {
            throw FileFailure.atLine(source, handler.line, e, CsvRows.reason(e));
        }
    }

    private static final class RecordHandler extends AbstractBaseCsvCallbackHandler<Fields> {
        private final List<String> texts = new ArrayList<>();
        private long line = 1;
        private int recordChars;

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            texts.clear();
            recordChars = 0;
        }

        @Override
        protected void handleField(
                int index, char[] buffer, int offset, int length, boolean quoted) {
            recordChars += length;
            if (index >= Row.COLUMNS_MAX || recordChars > Row.RECORD_CHARS_MAX) {
                throw new CsvParseException(
                        "wanted a record of at most "
                                + Row.COLUMNS_MAX
                                + " columns and "
                                + Row.RECORD_CHARS_MAX
                                + " characters");
            }
            texts.add(new String(buffer, offset, length).strip());
        }

        @Override
        protected Fields buildRecord() {
            return new Fields(line, List.copyOf(texts));
        }
    }
}
