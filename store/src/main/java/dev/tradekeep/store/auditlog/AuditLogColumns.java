package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Columns;

/** The table of this package, column by column. */
final class AuditLogColumns {
    static final Columns ENTRY =
            Columns.of(
                    "audit_log",
                    "id",
                    "user_id",
                    "actor",
                    "action",
                    "object_type",
                    "object_name",
                    "before",
                    "after",
                    "address",
                    "credential",
                    "occurred_at",
                    "previous_hash",
                    "hash");

    private AuditLogColumns() {}
}
