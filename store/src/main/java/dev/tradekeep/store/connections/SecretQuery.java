package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over encrypted secrets. */
public enum SecretQuery implements Query {
    SAVE(
            ConnectionColumns.SECRET.insert()
                    + ConnectionColumns.SECRET.orUpdate("connection_id", "kind")),
    FIND(
            ConnectionColumns.SEALED.select()
                    + " WHERE connection_id = :connection_id AND kind = :kind"),
    KINDS("SELECT kind FROM connection_secrets WHERE connection_id = :connection_id ORDER BY kind"),
    DELETE("DELETE FROM connection_secrets WHERE connection_id = :connection_id AND kind = :kind"),
    LIST(
            """
            SELECT c.name AS connection, kind, connection_secrets.updated_at
            FROM connection_secrets JOIN exchange_connections AS c ON c.id = connection_id
            ORDER BY connection_id, kind\
            """),
    ALL(ConnectionColumns.SEALED.select() + " ORDER BY connection_id, kind");

    private final String sql;

    SecretQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
