package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.sqlite.ExtendedCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which rule of its table a row broke, and with which values. */
final class ConstraintText {
    private static final String FAILED = " failed: ";
    private static final int VALUE_LENGTH_MAX = 60;

    private ConstraintText() {}

    static String of(Transaction transaction, SqliteException e, LoadTarget target, BulkRow row) {
        ExtendedCode code = e.extended().orElse(ExtendedCode.CONSTRAINT_FUNCTION);
        String detail = detail(e.reason());
        // Only the kinds that say more than SQLite does.
        return switch (code) {
            case CONSTRAINT_UNIQUE, CONSTRAINT_PRIMARYKEY ->
                    "a row with " + values(columns(detail), target, row) + " is there already";
            case CONSTRAINT_NOTNULL -> "wanted a value in " + detail + ", found NULL";
            case CONSTRAINT_CHECK -> "it breaks the rule CHECK (" + detail + ")";
            case CONSTRAINT_FOREIGNKEY -> foreignKey(transaction, target, row);
            default -> e.reason();
        };
    }

    private static String detail(String reason) {
        int at = reason.indexOf(FAILED);
        return at < 0 ? reason : reason.substring(at + FAILED.length());
    }

    /** {@code orders.id, orders.code} as names of columns. */
    private static List<String> columns(String detail) {
        List<String> names = new ArrayList<>();
        for (String name : detail.split(", ", -1)) {
            names.add(name.substring(name.lastIndexOf('.') + 1));
        }
        return names;
    }

    private static String foreignKey(Transaction transaction, LoadTarget target, BulkRow row) {
        if (target.mode() == BulkMode.DELETE) {
            return "other rows refer to it";
        }
        return target.table().foreignKeys().stream()
                .filter(key -> isDangling(transaction, key, target, row))
                .findFirst()
                .map(key ->
                        values(key.columns(), target, row)
                                + " refers to a row of "
                                + key.parent()
                                + " that is not there")
                .orElse("it refers to a row that is not there, or others refer to it");
    }

    private static boolean isDangling(
            Transaction transaction, ForeignKey key, LoadTarget target, BulkRow row) {
        List<Object> values = new ArrayList<>();
        for (String column : key.columns()) {
            Optional<Object> value = value(column, target, row);
            if (value.isEmpty()) {
                return false;
            }
            values.add(value.get());
        }
        List<String> parents =
                key.parentColumns().isEmpty()
                        ? TableShape.read(transaction, key.parent()).primaryKey()
                        : key.parentColumns();
        String where =
                parents.stream()
                        .map(name -> SqlName.quoted(name) + " = ?")
                        .collect(Collectors.joining(" AND "));
        GeneratedQuery query =
                new GeneratedQuery(
                        "bulk look at " + key.parent(),
                        "SELECT EXISTS (SELECT 1 FROM "
                                + SqlName.quoted(key.parent())
                                + " WHERE "
                                + where
                                + ")");
        return !transaction.get(query, p -> bind(p, values), found -> found.getBoolean(0));
    }

    private static void bind(Parameters parameters, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Long integer -> parameters.set(i + 1, integer.longValue());
                case Double real -> parameters.set(i + 1, real.doubleValue());
                case byte[] blob -> parameters.set(i + 1, blob);
                case Object text -> parameters.set(i + 1, text.toString());
            }
        }
    }

    private static Optional<Object> value(String column, LoadTarget target, BulkRow row) {
        for (int i = 0; i < row.width(); i++) {
            if (target.columns().get(i).name().equals(column)) {
                return Optional.ofNullable(row.value(i));
            }
        }
        return Optional.empty();
    }

    private static String values(List<String> columns, LoadTarget target, BulkRow row) {
        return columns.stream()
                .map(column -> column + " = " + shown(value(column, target, row).orElse(null)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "its default";
            case byte[] blob -> "a blob of " + blob.length + " bytes";
            case String text -> "'" + shortened(text) + "'";
            default -> value.toString();
        };
    }

    private static String shortened(String text) {
        return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, VALUE_LENGTH_MAX) + "…";
    }
}
