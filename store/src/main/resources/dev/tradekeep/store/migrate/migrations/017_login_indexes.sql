-- Recent login attempts for one name or from one address tell who guesses and who is known where.
CREATE INDEX ix_login_attempts_user_name_attempted_at ON login_attempts (user_name, attempted_at);
CREATE INDEX ix_login_attempts_address_attempted_at ON login_attempts (address, attempted_at);
CREATE INDEX ix_login_attempts_outcome ON login_attempts (outcome);
CREATE INDEX ix_login_attempts_attempted_at ON login_attempts (attempted_at);
