package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.sql.Query;

/** Queries over backups. */
public enum BackupQuery implements Query {
    BEGIN(
            """
            INSERT INTO backups (path, kind, cause, outcome, size_bytes, started_at)
            VALUES (?1, ?2, ?3, 'running', 0, ?4)\
            """),
    DONE(
            """
            UPDATE backups SET outcome = 'done', size_bytes = ?2, sha256 = ?3, ended_at = ?4
            WHERE id = ?1 AND outcome = 'running'\
            """),
    FAILED(
            """
            UPDATE backups SET outcome = 'failed', ended_at = ?2
            WHERE id = ?1 AND outcome = 'running'\
            """),
    ABANDON("UPDATE backups SET outcome = 'failed', ended_at = ?1 WHERE outcome = 'running'"),
    VERIFIED("UPDATE backups SET verified_at = ?2 WHERE id = ?1 AND outcome = 'done'"),
    REMOVED("UPDATE backups SET outcome = 'removed' WHERE id = ?1 AND outcome = 'done'"),
    LATEST_DONE(
            """
            SELECT id, path, kind, size_bytes, sha256, ended_at, verified_at FROM backups
            WHERE outcome = 'done'
                AND ended_at = (SELECT max(ended_at) FROM backups WHERE outcome = 'done')
            ORDER BY id DESC LIMIT 1\
            """),
    DONE_BEFORE(
            """
            SELECT id, path, kind, size_bytes, sha256, ended_at, verified_at FROM backups
            WHERE outcome = 'done' AND ended_at < ?1 ORDER BY ended_at, id LIMIT ?2\
            """),
    SWEEP(
            """
            DELETE FROM backups WHERE id IN (
                SELECT id FROM backups
                WHERE id <= (SELECT max(id) FROM backups) - ?1 AND outcome IN ('failed', 'removed')
                LIMIT ?2)\
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
