-- Users by role and by status, newest first.
CREATE INDEX ix_users_role ON users (role);
CREATE INDEX ix_users_status ON users (status);
