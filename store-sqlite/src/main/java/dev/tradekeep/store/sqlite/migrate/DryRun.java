package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Migration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a migration would do, found on a copy.
 *
 * @param steps in order; empty when the file is up to date
 * @param changes of the schema, by type and name
 */
public record DryRun(List<Step> steps, List<SchemaChange> changes) {
    public DryRun {
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }

    /**
     * One migration.
     *
     * @param rows inserted, updated and deleted by its statements, by table
     */
    public record Step(Migration migration, long durationMicros, Map<String, Long> rows) {
        public Step {
            rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        }
    }
}
