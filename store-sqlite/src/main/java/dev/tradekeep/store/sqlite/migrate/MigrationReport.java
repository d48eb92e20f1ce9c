package dev.tradekeep.store.sqlite.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the migrator did.
 *
 * @param applied names of the migrations applied now, in order; empty when the file was up to date
 * @param total the number of migrations in the file now
 * @param backup the copy made before, when the file held something
 */
public record MigrationReport(List<String> applied, int total, Optional<Path> backup) {
    public MigrationReport {
        applied = List.copyOf(applied);
    }

    /** Nothing had to be applied. */
    static MigrationReport upToDate(int total) {
        return new MigrationReport(List.of(), total, Optional.empty());
    }

    /** This run and one after it. */
    MigrationReport then(MigrationReport next) {
        List<String> both = new ArrayList<>(applied);
        both.addAll(next.applied);
        return new MigrationReport(both, next.total, next.backup);
    }
}
