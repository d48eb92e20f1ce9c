package dev.tradekeep.market.imports.instruments;

import de.siegmar.fastcsv.reader.CommentStrategy;
import dev.tradekeep.market.imports.CsvRecordHandler;
import dev.tradekeep.store.text.FileFailure;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
                new RecordHandler()
                        .read(
                                CsvRecordHandler.format(DELIMITER)
                                        .commentStrategy(CommentStrategy.SKIP),
                                source,
                                text);
        List<Optional<InstrumentField>> columns = columns(records);
        while (records.hasNext()) {
            Fields fields = records.next();
            if (!fields.isBlank()) {
                consumer.accept(InstrumentRecord.of(source, fields, columns));
            }
        }
    }

    /** For each column the field that it holds, if it does. */
    private List<Optional<InstrumentField>> columns(Iterator<Fields> records) {
        if (!records.hasNext()) {
            throw FileFailure.malformed(source, "the file has no header and no instruments");
        }
        Fields header = records.next();
        List<Optional<InstrumentField>> columns =
                header.texts().stream().map(InstrumentField::of).toList();
        List<InstrumentField> known = columns.stream().flatMap(Optional::stream).toList();
        if (!known.containsAll(InstrumentField.REQUIRED)) {
            throw FileFailure.malformed(
                    source,
                    header.line(),
                    "wanted a header with the columns "
                            + labels(InstrumentField.ALL)
                            + "; missing "
                            + labels(
                                    InstrumentField.REQUIRED.stream()
                                            .filter(field -> !known.contains(field))
                                            .toList()));
        }
        if (known.stream().distinct().count() < known.size()) {
            throw FileFailure.malformed(
                    source, header.line(), "a column is there twice: " + labels(known));
        }
        return columns;
    }

    private static String labels(List<InstrumentField> fields) {
        return fields.stream().map(InstrumentField::label).collect(Collectors.joining(","));
    }

    private static final class RecordHandler extends CsvRecordHandler<Fields> {
        private final List<String> texts = new ArrayList<>();

        @Override
        protected void begin() {
            texts.clear();
        }

        @Override
        protected void field(int index, char[] buffer, int offset, int length) {
            texts.add(new String(buffer, offset, length).strip());
        }

        @Override
        protected Fields buildRecord() {
            return new Fields(line(), List.copyOf(texts));
        }
    }
}
