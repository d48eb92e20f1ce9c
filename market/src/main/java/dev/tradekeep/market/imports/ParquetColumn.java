package dev.tradekeep.market.imports;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of a Parquet file with one value in each row, at any depth of its schema. */
final class ParquetColumn {
    private static final LogicalType FLOAT16 = new LogicalType.Float16Type();

    private final ColumnSchema schema;
    private final List<String> groups;
    private final String leaf;

    ParquetColumn(ColumnSchema schema) {
        this.schema = schema;
        List<String> path = schema.fieldPath().elements();
        groups = path.subList(0, path.size() - 1);
        leaf = path.getLast();
    }

    /** With the groups that it is in, and points between. */
    String name() {
        return String.join(".", schema.fieldPath().elements());
    }

    /** Its value in the row at hand as CSV would have it, or null. */
    @Nullable String text(RowReader reader) {
        StructAccessor place = reader;
        for (String group : groups) {
            if (place.isNull(group)) {
                return null;
            }
            place = place.getStruct(group);
        }
        return place.isNull(leaf) ? null : value(place);
    }

    private String value(StructAccessor place) {
        LogicalType logical = schema.logicalType();
        if (logical instanceof LogicalType.TimestampType timestamp
                && timestamp.unit() != LogicalType.TimeUnit.NANOS) {
            return timestamp.isAdjustedToUTC()
                    ? place.getTimestamp(leaf).toString()
                    : place.getLocalTimestamp(leaf).toString();
        }
        if (logical instanceof LogicalType.DecimalType) {
            return place.getDecimal(leaf).toPlainString();
        }
        if (logical instanceof LogicalType.DateType) {
            return place.getDate(leaf).toString();
        }
        if (FLOAT16.equals(logical)) {
            return Float.toString(place.getFloat(leaf));
        }
        boolean unsigned = logical instanceof LogicalType.IntType type && !type.isSigned();
        PhysicalType type = schema.type();
        return switch (type) {
            case INT32 ->
                    unsigned
                            ? Integer.toUnsignedString(place.getInt(leaf))
                            : Integer.toString(place.getInt(leaf));
            case INT64 ->
                    unsigned
                            ? Long.toUnsignedString(place.getLong(leaf))
                            : Long.toString(place.getLong(leaf));
            case FLOAT -> Float.toString(place.getFloat(leaf));
            case DOUBLE -> Double.toString(place.getDouble(leaf));
            case BYTE_ARRAY -> place.getString(leaf);
            case INT96 -> place.getTimestamp(leaf).toString();
            case BOOLEAN, FIXED_LEN_BYTE_ARRAY -> "a value of type " + type;
        };
    }
}
