package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over backups. */
public enum BackupQuery implements Query {
    BEGIN(Columns.of("backups", "path", "cause", "outcome", "size_bytes", "started_at").insert()),
    DONE(
            """
            UPDATE backups SET outcome = 'done', size_bytes = :size_bytes, sha256 = :sha256,
                ended_at = :ended_at
            WHERE id = :id AND outcome = 'running'\
            """),
    FAILED(
            """
            UPDATE backups SET outcome = 'failed', ended_at = :ended_at
            WHERE id = :id AND outcome = 'running'\
            """),
    ABANDON(
            """
            UPDATE backups SET outcome = 'failed', ended_at = :ended_at WHERE outcome = 'running'\
            """),
    VERIFIED(
            """
            UPDATE backups SET verified_at = :verified_at
            WHERE path = :path AND sha256 = :sha256 AND outcome = 'done'\
            """),
    REMOVED("UPDATE backups SET outcome = 'removed' WHERE path = :path AND outcome = 'done'"),
    LATEST_DONE(
            Columns.of(
                                    "backups",
                                    "id",
                                    "path",
                                    "cause",
                                    "size_bytes",
                                    "sha256",
                                    "ended_at",
                                    "verified_at")
                            .select()
                    + """

                    WHERE outcome = 'done'
                        AND ended_at = (SELECT max(ended_at) FROM backups WHERE outcome = 'done')
                    ORDER BY id DESC LIMIT 1\
                    """),
    LAST_OF_CAUSE(
            """
            SELECT ended_at FROM backups WHERE outcome = 'done' AND cause = :cause
            ORDER BY id DESC LIMIT 1\
            """),
    IS_KNOWN(
            """
            SELECT EXISTS (
                SELECT 1 FROM backups WHERE path = :path AND sha256 = :sha256 AND outcome = 'done')\
            """),
    SWEEP(
            """
            DELETE FROM backups WHERE id IN (
                SELECT id FROM backups
                WHERE id <= (SELECT max(id) FROM backups) - :keep
                    AND outcome IN ('failed', 'removed')
                LIMIT :rows_max)\
            """);

    private final String sql;

    BackupQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
