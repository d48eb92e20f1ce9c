-- Connections of an exchange to bring up at a start, and those a node owns.
CREATE INDEX ix_exchange_connections_exchange_id_enabled ON exchange_connections (exchange_id)
    WHERE enabled = 1;
CREATE INDEX ix_exchange_connections_owner_node ON exchange_connections (owner_node)
    WHERE owner_node IS NOT NULL;
