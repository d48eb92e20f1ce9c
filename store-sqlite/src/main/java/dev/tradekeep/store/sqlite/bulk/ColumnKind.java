package dev.tradekeep.store.sqlite.bulk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column holds. */
public enum ColumnKind {
    /** A {@link Long}. */
    INTEGER,
    /** A {@link Double} or a {@link Long}. Never money, which is counted in integers. */
    REAL,
    /** A {@link String}. */
    TEXT,
    /** A {@code byte[]}. */
    BLOB,
    /** Any of them: the column of a table that is not STRICT, without a type that says more. */
    ANY;

    /**
     * The kind of a declared type.
     *
     * @see <a href="https://www.sqlite.org/datatype3.html#determination_of_column_affinity">
     *     Determination Of Column Affinity</a>
     */
    static ColumnKind of(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        if (type.contains("BLOB")) {
            return BLOB;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return REAL;
        }
        return ANY;
    }

    /** Whether a value that is not NULL may stand in such a column. */
    boolean holds(Object value) {
        return switch (this) {
            case INTEGER -> value instanceof Long;
            case REAL -> value instanceof Double || value instanceof Long;
            case TEXT -> value instanceof String;
            case BLOB -> value instanceof byte[];
            case ANY ->
                    value instanceof Long
                            || value instanceof Double
                            || value instanceof String
                            || value instanceof byte[];
        };
    }

    /** The kind of a value, for messages. */
    static String nameOf(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Long _ -> "INTEGER";
            case Double _ -> "REAL";
            case String _ -> "TEXT";
            case byte[] _ -> "BLOB";
            default -> value.getClass().getName();
        };
    }
}
