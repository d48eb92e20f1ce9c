package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Path;
import java.util.Locale;

/** How rows stand in a text. */
public enum RowFormat {
    /**
     * RFC 4180 with a header of column names. NULL is an empty field, an empty text a quoted one.
     */
    CSV,
    /** An array of objects. */
    JSON,
    /** An object a line. */
    NDJSON;

    private static final String GZIP_SUFFIX = ".gz";

    /**
     * The format that the name of a file tells, with or without {@code .gz}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it tells none
     */
    public static RowFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain =
                isGzip(file) ? name.substring(0, name.length() - GZIP_SUFFIX.length()) : name;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> CSV;
            case "json" -> JSON;
            case "ndjson", "jsonl" -> NDJSON;
            default ->
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT,
                            file
                                    + ": the name does not tell the format; wanted .csv, .json or"
                                    + " .ndjson, or --format.");
        };
    }

    /** Whether the name of a file says that it is packed. */
    public static boolean isGzip(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(GZIP_SUFFIX);
    }
}
