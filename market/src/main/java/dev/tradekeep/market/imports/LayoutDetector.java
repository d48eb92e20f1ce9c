package dev.tradekeep.market.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tradekeep.market.imports.columns.ColumnFinder;
import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out how a text is laid out, from its first record. */
final class LayoutDetector {
    private final DataKind kind;
    private final String source;
    private final String entry;
    private final String head;
    private final int skippedLines;
    private final ImportOptions options;
    private final boolean json;
    private final JsonRows.@Nullable FirstRow firstJson;

    private LayoutDetector(
            DataKind kind, String source, String entry, HeadReader text, ImportOptions options)
            throws IOException {
        this.kind = kind;
        this.source = source;
        this.entry = entry;
        this.options = options;
        text.skip(source, options.text().skipLines());
        json = isJson(text.head());
        firstJson = json ? firstJson(text) : null;
        head = text.head();
        skippedLines = text.skippedLines();
    }

    /** Looks at the start of a text, which can be read from its beginning afterwards. */
    static EntryLayout detect(
            DataKind kind, String entry, String source, HeadReader text, ImportOptions options)
            throws IOException {
        LayoutDetector detector = new LayoutDetector(kind, source, entry, text, options);
        return detector.json ? detector.json() : detector.csv();
    }

    /** What a text tells of whose it is; it can be read from its beginning afterwards. */
    static FileSample sample(
            DataKind kind, String entry, String source, HeadReader text, ImportOptions options)
            throws IOException {
        LayoutDetector detector = new LayoutDetector(kind, source, entry, text, options);
        String name = String.valueOf(Path.of(source).getFileName());
        if (detector.firstJson != null) {
            JsonRows.FirstRow row = detector.firstJson;
            return new FileSample(
                    name, "", row.named() ? row.names() : List.of(), row.names(), row.rootNames());
        }
        return detector.csvSample(name, text.skipped());
    }

    private boolean isJson(String start) {
        for (int i = 0; i < start.length(); i++) {
            char mark = start.charAt(i);
            if (!Character.isWhitespace(mark)) {
                return mark == '[' || mark == '{';
            }
        }
        throw FileFailure.malformed(source, "the file holds nothing but spaces");
    }

    /** The rows may begin late; as much is looked at as that takes, up to a bound. */
    private JsonRows.FirstRow firstJson(HeadReader text) throws IOException {
        JsonRows.FirstRow row = JsonRows.firstRow(kind, source, text.head(), text.isWhole());
        while (row == null) {
            text.extend();
            row = JsonRows.firstRow(kind, source, text.head(), text.isWhole());
        }
        return row;
    }

    private EntryLayout json() {
        JsonRows.FirstRow row = Objects.requireNonNull(firstJson);
        ColumnMapping columns =
                row.named()
                        ? ColumnFinder.named(
                                kind, source, row.names(), List.of(), options.columns())
                        : ColumnFinder.unnamed(kind, source, row.names(), options.columns());
        return layout(row.format(), ',', false, columns);
    }

    private FileSample csvSample(String name, String remarks) {
        List<List<String>> records = firstRecords(delimiter());
        boolean header = records.getFirst().stream().noneMatch(LayoutDetector::isData);
        return new FileSample(
                name,
                remarks,
                header ? records.getFirst() : List.of(),
                header ? records.getLast() : records.getFirst(),
                List.of());
    }

    private EntryLayout layout(
            EntryFormat format, char delimiter, boolean header, ColumnMapping columns) {
        return new EntryLayout(entry, format, skippedLines, delimiter, header, columns, baseDate());
    }

    private @Nullable LocalDate baseDate() {
        // The entry's own name comes last, so that it is asked before the name of the zip.
        return options.times().baseDate() == null
                ? NameDate.last(source)
                : options.times().baseDate();
    }

    private EntryLayout csv() {
        char delimiter = delimiter();
        List<List<String>> records = firstRecords(delimiter);
        List<String> fields = records.getFirst();
        boolean header = fields.stream().noneMatch(LayoutDetector::isData);
        ColumnMapping columns =
                header
                        ? ColumnFinder.named(
                                kind,
                                source,
                                fields,
                                records.size() > 1 ? records.get(1) : List.of(),
                                options.columns())
                        : ColumnFinder.unnamed(kind, source, fields, options.columns());
        return layout(EntryFormat.CSV, delimiter, header, columns);
    }

    /** The one that the first line has most of; a comma when it has none. */
    private char delimiter() {
        Character given = options.text().delimiter();
        return given == null ? Delimiters.mostCommon(head, 0) : given;
    }

    /** The first one, and the second if it is there. */
    private List<List<String>> firstRecords(char delimiter) {
        List<List<String>> found = new ArrayList<>();
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
            found.add(fields);
            addNext(records, found);
            return found;
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

    /** The second record only helps: what is wrong with it is said when it is read. */
    private static void addNext(Iterator<CsvRecord> records, List<List<String>> found) {
        try {
            if (records.hasNext()) {
                found.add(records.next().getFields());
            }
        } catch (CsvParseException | UncheckedIOException _) {
            return;
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
