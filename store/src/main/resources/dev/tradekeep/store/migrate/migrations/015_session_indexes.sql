-- Sessions of a user, and the live ones by their end, which is how they are swept.
CREATE INDEX ix_user_sessions_user_id ON user_sessions (user_id);
CREATE INDEX ix_user_sessions_expires_at_live ON user_sessions (expires_at) WHERE revoked_at IS NULL;
