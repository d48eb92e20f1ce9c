package dev.tradekeep.store.listing;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Row;
import java.time.LocalDate;

/** What the values of a column are, and how they are shown. */
public enum ColumnKind {
    /** A count or a key: digits. */
    INTEGER {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return Long.toString(row.getLong(column));
        }
    },
    /** Text as it is. */
    TEXT {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return row.getText(column);
        }
    },
    /** 0 or 1: {@code false} or {@code true}. */
    BOOLEAN {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return Boolean.toString(row.getBoolean(column));
        }
    },
    /** UTC microseconds since the epoch: ISO 8601. */
    TIME {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return Micros.toIso(row.getLong(column));
        }
    },
    /** Days since the epoch: an ISO 8601 date. */
    DAY {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return LocalDate.ofEpochDay(row.getLong(column)).toString();
        }
    },
    /** Units with a scale: a decimal number, exact. */
    DECIMAL {
        @Override
        String format(Row row, int column, int scaleColumn) {
            return FixedPoint.format(row.getLong(column), row.getInt(scaleColumn));
        }
    };

    /** The text of a value that is not NULL. */
    abstract String format(Row row, int column, int scaleColumn);
}
