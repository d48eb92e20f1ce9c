-- Users by role, which also finds the last administrator, and by status.
CREATE INDEX ix_users_role ON users (role);
CREATE INDEX ix_users_status ON users (status);
