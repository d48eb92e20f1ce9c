-- Tokens that still work, by their end.
CREATE INDEX ix_api_tokens_expires_at_live ON api_tokens (expires_at) WHERE revoked_at IS NULL;
