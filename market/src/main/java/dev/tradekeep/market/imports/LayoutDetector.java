package dev.tradekeep.market.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a text is laid out, from its first record. */
final class LayoutDetector {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private final DataKind kind;
    private final String source;
    private final String entry;
    private final String head;
    private final ImportOptions options;

    private LayoutDetector(
            DataKind kind, String source, String entry, String head, ImportOptions options) {
        this.kind = kind;
        this.source = source;
        this.entry = entry;
        this.head = head;
        this.options = options;
    }

    /** Looks at the start of a text, which can be read from its beginning afterwards. */
    static EntryLayout detect(
            DataKind kind, String entry, String source, HeadReader text, ImportOptions options) {
        LayoutDetector detector = new LayoutDetector(kind, source, entry, text.head(), options);
        char first = detector.firstMark();
        return first == '[' || first == '{' ? detector.json() : detector.csv();
    }

    private EntryLayout json() {
        JsonRows.FirstRow row = JsonRows.firstRow(kind, source, head);
        if (row.objects()) {
            ColumnMapping named = ColumnMapping.named(kind, source, row.names(), options.columns());
            return layout(EntryFormat.JSON_OBJECTS, ',', false, named);
        }
        ColumnMapping unnamed =
                ColumnMapping.unnamed(kind, source, row.names().size(), options.columns());
        return layout(EntryFormat.JSON_ARRAYS, ',', false, unnamed);
    }

    private EntryLayout layout(
            EntryFormat format, char delimiter, boolean header, ColumnMapping columns) {
        return new EntryLayout(entry, format, delimiter, header, columns, baseDate());
    }

    private @Nullable LocalDate baseDate() {
        // The entry's own name comes last, so that it is asked before the name of the zip.
        return options.times().baseDate() == null
                ? NameDate.last(source)
                : options.times().baseDate();
    }

    private char firstMark() {
        for (int i = 0; i < head.length(); i++) {
            if (!Character.isWhitespace(head.charAt(i))) {
                return head.charAt(i);
            }
        }
        throw FileFailure.malformed(source, "the file holds nothing but spaces");
    }

    private EntryLayout csv() {
        char delimiter = delimiter();
        List<String> fields = firstRecord(delimiter);
        boolean header = fields.stream().noneMatch(LayoutDetector::isData);
        ColumnMapping columns =
                header
                        ? ColumnMapping.named(kind, source, fields, options.columns())
                        : ColumnMapping.unnamed(kind, source, fields.size(), options.columns());
        return layout(EntryFormat.CSV, delimiter, header, columns);
    }

    /** The one that the first line has most of; a comma when it has none. */
    private char delimiter() {
        int start = 0;
        while (start < head.length() && Character.isWhitespace(head.charAt(start))) {
            start++;
        }
        char best = DELIMITERS[0];
        int most = 0;
        for (char delimiter : DELIMITERS) {
            int count = countInLine(head, start, delimiter);
            if (count > most) {
                most = count;
                best = delimiter;
            }
        }
        return best;
    }

    private static int countInLine(String text, int start, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && c == wanted) {
                count++;
            }
        }
        return count;
    }

    private List<String> firstRecord(char delimiter) {
        try (CsvReader<CsvRecord> reader = CsvRecordHandler.format(delimiter).ofCsvRecord(head)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw FileFailure.malformed(source, "the file holds no record");
            }
            List<String> fields = records.next().getFields();
            if (fields.size() > RawRow.COLUMNS_MAX) {
                throw FileFailure.malformed(
                        source,
                        1,
                        "wanted at most "
                                + RawRow.COLUMNS_MAX
                                + " columns, found "
                                + fields.size());
            }
            return fields;
        } catch (CsvParseException | UncheckedIOException e) {
            throw FileFailure.malformed(
                    source,
                    1,
                    "wanted a first record of at most "
                            + RawRow.RECORD_CHARS_MAX
                            + " characters with closed quotes");
        } catch (IOException e) {
            throw FileFailure.of(source, e);
        }
    }

    /** Whether a field of the first record is a value: names start with a letter. */
    private static boolean isData(String field) {
        String text = field.strip();
        if (text.isEmpty()) {
            return false;
        }
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' || text.charAt(0) == '.' ? 1 : 0;
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
