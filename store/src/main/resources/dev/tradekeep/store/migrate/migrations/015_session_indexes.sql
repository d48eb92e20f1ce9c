-- Sessions of a user, those of them that were not revoked, and the order in which they are swept.
CREATE INDEX ix_user_sessions_user_id ON user_sessions (user_id);
CREATE INDEX ix_user_sessions_user_id_live ON user_sessions (user_id) WHERE revoked_at IS NULL;
CREATE INDEX ix_user_sessions_expires_at ON user_sessions (expires_at);
