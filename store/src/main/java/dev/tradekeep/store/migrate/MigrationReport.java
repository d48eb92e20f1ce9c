package dev.tradekeep.store.migrate;

import java.util.List;

/**
 * What a run of the migrator did.
 *
 * @param applied names of the migrations applied now, in order; empty when the file was up to date
 * @param total the number of migrations in the file now
 */
public record MigrationReport(List<String> applied, int total) {
    public MigrationReport {
        applied = List.copyOf(applied);
    }
}
