-- The audit log for people: who did what to which object, with ISO 8601 times.
CREATE VIEW v_audit_log AS
SELECT
    id,
    strftime('%Y-%m-%dT%H:%M:%S', occurred_at / 1000000, 'unixepoch')
        || printf('.%06dZ', occurred_at % 1000000) AS occurred_at,
    actor,
    action,
    object_type,
    object_name,
    before,
    after,
    address,
    credential
FROM audit_log;
