package dev.tradekeep.store.sqlite.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be told of a row before SQLite sees it. */
final class RowCheck {
    private final List<ColumnShape> columns;
    private final boolean[] checked;
    private final boolean[] needed;

    RowCheck(LoadTarget target) {
        columns = target.columns();
        checked = new boolean[columns.size()];
        needed = new boolean[columns.size()];
        target.written().forEach(place -> checked[place] = true);
        for (int i = 0; i < needed.length; i++) {
            needed[i] = columns.get(i).notNull();
        }
        if (target.mode() != BulkMode.UPSERT) {
            // NULL equals nothing, so it finds no row; a table that numbers its rows inserts it.
            target.key().forEach(place -> needed[place] = true);
        }
    }

    /** What was wanted and what was found, or null when the row may be written. */
    @Nullable String problem(BulkRow row) {
        if (row.problem() != null) {
            return row.problem();
        }
        if (row.width() != checked.length) {
            return "wanted " + checked.length + " values, found " + row.width();
        }
        for (int i = 0; i < checked.length; i++) {
            Object value = row.value(i);
            if (!checked[i] || (value == null && !needed[i])) {
                continue;
            }
            if (value == null || !columns.get(i).kind().holds(value)) {
                return columns.get(i).name()
                        + ": wanted "
                        + (value == null ? "a value" : columns.get(i).kind())
                        + ", found "
                        + ColumnKind.nameOf(value);
            }
        }
        return null;
    }
}
