package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notes down what each migration of a dry run does. */
final class DryRunRecorder implements MigrationListener {
    private final MigrationListener next;
    private final List<DryRun.Step> steps = new ArrayList<>();
    private final Map<String, Long> rowsByTable = new TreeMap<>();

    /**
     * @param next hears it all, too
     */
    DryRunRecorder(MigrationListener next) {
        this.next = next;
    }

    @Override
    public void ran(SqlStatement statement, long changedRows) {
        String table = ChangedTable.of(statement);
        if (changedRows > 0 && !table.isEmpty()) {
            rowsByTable.merge(table, changedRows, Long::sum);
        }
        next.ran(statement, changedRows);
    }

    @Override
    public void applied(Migration migration, long durationMicros, int done, int total) {
        steps.add(new DryRun.Step(migration, durationMicros, rowsByTable));
        rowsByTable.clear();
        next.applied(migration, durationMicros, done, total);
    }

    /** What was done, in order. */
    List<DryRun.Step> steps() {
        return steps;
    }
}
