package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Makes values of texts, as the kind of their column wants them. */
final class FieldText {
    private static final Pattern REAL =
            Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final int FOUND_LENGTH_MAX = 40;

    private final BlobText blobs;

    /** A text that is no value of its column; the message says why. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(ColumnShape column, String reason) {
            super(column.name() + ": " + reason, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    FieldText(BlobText blobs) {
        this.blobs = blobs;
    }

    /**
     * The value of a text.
     *
     * @throws Unreadable when it is none
     */
    Object parse(ColumnShape column, String text) {
        return switch (column.kind()) {
            case INTEGER -> integer(column, text);
            case REAL -> real(column, text);
            case TEXT, ANY -> text;
            case BLOB -> blob(column, text);
        };
    }

    /** The value that a JSON parser stands on. */
    @Nullable Object parse(ColumnShape column, JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parse(column, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(column, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> bool(column, token == JsonToken.VALUE_TRUE);
            case null, default -> {
                parser.skipChildren();
                throw new Unreadable(column, "wanted one value, found an object or an array");
            }
        };
    }

    private static Object number(ColumnShape column, String text) {
        return switch (column.kind()) {
            case INTEGER -> integer(column, text);
            case REAL -> real(column, text);
            case ANY -> text.matches("-?[0-9]{1,18}") ? integer(column, text) : real(column, text);
            case TEXT, BLOB -> throw wanted(column, "a text in quotes", text);
        };
    }

    private static Object bool(ColumnShape column, boolean value) {
        if (column.kind() != ColumnKind.INTEGER) {
            throw wanted(
                    column, column.kind().name().toLowerCase(Locale.ROOT), Boolean.toString(value));
        }
        return value ? 1L : 0L;
    }

    private static Object integer(ColumnShape column, String text) {
        try {
            return FixedPoint.parse(text, 0);
        } catch (TradekeepException e) {
            String reason = e.getMessage();
            throw new Unreadable(
                    column,
                    "wanted a whole number of 64 bits: "
                            + (reason.endsWith(".")
                                    ? reason.substring(0, reason.length() - 1)
                                    : reason));
        }
    }

    private static Object real(ColumnShape column, String text) {
        if (!REAL.matcher(text).matches()) {
            throw wanted(column, "a number", text);
        }
        return Double.valueOf(text);
    }

    private Object blob(ColumnShape column, String text) {
        try {
            return blobs.decode(text);
        } catch (IllegalArgumentException e) {
            throw wanted(column, "bytes in " + blobs.name().toLowerCase(Locale.ROOT), text);
        }
    }

    private static Unreadable wanted(ColumnShape column, String wanted, String found) {
        String shown =
                found.length() <= FOUND_LENGTH_MAX
                        ? found
                        : found.substring(0, FOUND_LENGTH_MAX) + "…";
        return new Unreadable(column, "wanted " + wanted + ", found \"" + shown + "\"");
    }
}
