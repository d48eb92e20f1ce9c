package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Query;

/** Queries over the audit log. */
public enum AuditLogQuery implements Query {
    LAST("SELECT id, hash FROM audit_log WHERE id = (SELECT max(id) FROM audit_log)"),
    INSERT(AuditLogColumns.ENTRY.insert()),
    AFTER(AuditLogColumns.ENTRY.select() + " WHERE id > :id ORDER BY id LIMIT :rows_max");

    private final String sql;

    AuditLogQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
