package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Query;

/** Queries over the audit log. */
public enum AuditLogQuery implements Query {
    LAST("SELECT id, hash FROM audit_log WHERE id = (SELECT max(id) FROM audit_log)"),
    INSERT(
            """
            INSERT INTO audit_log (id, user_id, actor, action, object_type, object_name, before, after,
                address, occurred_at, previous_hash, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)\
            """),
    AFTER(
            """
            SELECT id, user_id, actor, action, object_type, object_name, before, after, address,
                occurred_at, previous_hash, hash
            FROM audit_log WHERE id > ?1 ORDER BY id LIMIT ?2\
            """);

    private final String sql;

    AuditLogQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
