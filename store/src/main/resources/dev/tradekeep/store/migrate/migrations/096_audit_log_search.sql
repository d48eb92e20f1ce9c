-- Text search over the audit log; the text itself stays in the log.
CREATE VIRTUAL TABLE audit_log_search USING fts5 (
    actor, action, object_type, object_name, before, after,
    content = 'audit_log', content_rowid = 'id'
);

CREATE TRIGGER audit_log_search_insert AFTER INSERT ON audit_log BEGIN
    INSERT INTO audit_log_search (rowid, actor, action, object_type, object_name, before, after)
    VALUES (new.id, new.actor, new.action, new.object_type, new.object_name, new.before, new.after);
END;
