-- Tokens of a user, one of each name among those that were not revoked, and the order of sweeping.
CREATE INDEX ix_api_tokens_user_id ON api_tokens (user_id);
CREATE UNIQUE INDEX ix_api_tokens_user_id_name_live ON api_tokens (user_id, name)
    WHERE revoked_at IS NULL;
CREATE INDEX ix_api_tokens_expires_at ON api_tokens (expires_at);
