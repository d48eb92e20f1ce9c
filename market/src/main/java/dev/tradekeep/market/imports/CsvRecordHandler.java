package dev.tradekeep.market.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Makes records of the fields of a CSV text (RFC 4180, quotes included), each within bounds. */
public abstract class CsvRecordHandler<R> extends AbstractBaseCsvCallbackHandler<R> {
    private final int skippedLines;
    private long line;
    private int recordChars;

    /** Of a text that begins with its first record. */
    protected CsvRecordHandler() {
        this(0);
    }

    /**
     * @param skippedLines how many lines lie before the first record
     */
    protected CsvRecordHandler(int skippedLines) {
        this.skippedLines = skippedLines;
        line = skippedLines + 1L;
    }

    /** How this project reads CSV; wrong column counts are left to the handler. */
    public static CsvReader.CsvReaderBuilder format(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * RawRow.RECORD_CHARS_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /**
     * The records of a text. Where it is damaged, {@code hasNext} throws a {@link
     * dev.tradekeep.model.error.TradekeepException} with the line.
     */
    public final Iterator<R> read(CsvReader.CsvReaderBuilder format, String source, Reader text) {
        Iterator<R> records = format.build(this, text).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (UncheckedIOException | CsvParseException e) {
                    if (e.getCause() instanceof TradekeepException known) {
                        // Thrown by whoever hears of the progress, such as on Ctrl-C.
                        throw known;
                    }
                    throw FileFailure.atLine(source, line, e, reason(e));
                }
            }

            @Override
            public R next() {
                return records.next();
            }
        };
    }

    /** What the parser found, in its words. */
    private static String reason(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        return "the CSV is damaged here ("
                + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
                + ")";
    }

    /** Where the record starts, from 1. */
    protected final long line() {
        return line;
    }

    /** A record begins. */
    protected abstract void begin();

    /** Takes a field; the parser's buffer moves on. */
    protected abstract void field(int index, char[] buffer, int offset, int length);

    @Override
    protected final void handleBegin(long startingLineNumber) {
        line = skippedLines + startingLineNumber;
        recordChars = 0;
        begin();
    }

    @Override
    protected final void handleField(
            int index, char[] buffer, int offset, int length, boolean quoted) {
        recordChars += length;
        if (index >= RawRow.COLUMNS_MAX || recordChars > RawRow.RECORD_CHARS_MAX) {
            throw new CsvParseException(
                    "wanted a record of at most "
                            + RawRow.COLUMNS_MAX
                            + " columns and "
                            + RawRow.RECORD_CHARS_MAX
                            + " characters");
        }
        field(index, buffer, offset, length);
    }
}
