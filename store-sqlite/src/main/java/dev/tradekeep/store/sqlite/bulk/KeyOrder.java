package dev.tradekeep.store.sqlite.bulk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the order of their table's primary key, as far as they bring it. */
final class KeyOrder implements Comparator<BulkRow> {
    private final int[] places;

    KeyOrder(LoadTarget target) {
        List<String> names = target.columns().stream().map(ColumnShape::name).toList();
        places =
                target.table().primaryKey().stream()
                        .mapToInt(names::indexOf)
                        .filter(place -> place >= 0)
                        .toArray();
    }

    @Override
    public int compare(BulkRow a, BulkRow b) {
        for (int place : places) {
            int order = compareValues(value(a, place), value(b, place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A row that cannot be read has no values. */
    private static @Nullable Object value(BulkRow row, int place) {
        return place < row.width() ? row.value(place) : null;
    }

    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.compareUnsigned(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.compareTo(y);
        }
        return Integer.compare(rank(a), rank(b));
    }

    /** NULL last: the table numbers such a row, beyond the numbers that others bring. */
    private static int rank(@Nullable Object value) {
        return switch (value) {
            case String _ -> 1;
            case byte[] _ -> 2;
            case null -> 3;
            default -> 0;
        };
    }
}
