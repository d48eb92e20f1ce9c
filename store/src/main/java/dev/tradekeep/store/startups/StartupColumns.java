package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class StartupColumns {
    static final Columns RUN =
            Columns.of("startup_runs", "node", "version", "outcome", "started_at");

    static final Columns STEP =
            Columns.of("startup_steps", "position", "name", "outcome", "detail", "duration_micros");

    static final Columns STEP_OF_RUN = STEP.with("startup_run_id");

    private StartupColumns() {}
}
