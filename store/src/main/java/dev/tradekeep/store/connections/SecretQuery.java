package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over encrypted secrets. */
public enum SecretQuery implements Query {
    SAVE(
            """
            INSERT INTO connection_secrets (connection_id, kind, key_version, nonce, ciphertext,
                updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (connection_id, kind) DO UPDATE SET
                key_version = excluded.key_version, nonce = excluded.nonce,
                ciphertext = excluded.ciphertext, updated_at = excluded.updated_at\
            """),
    FIND(
            """
            SELECT connection_id, kind, key_version, nonce, ciphertext FROM connection_secrets
            WHERE connection_id = ?1 AND kind = ?2\
            """),
    KINDS("SELECT kind FROM connection_secrets WHERE connection_id = ?1 ORDER BY kind"),
    DELETE("DELETE FROM connection_secrets WHERE connection_id = ?1 AND kind = ?2"),
    LIST(
            """
            SELECT exchange_connections.name, kind, connection_secrets.updated_at
            FROM connection_secrets
            JOIN exchange_connections ON exchange_connections.id = connection_id
            ORDER BY connection_id, kind\
            """),
    ALL(
            """
            SELECT connection_id, kind, key_version, nonce, ciphertext FROM connection_secrets
            ORDER BY connection_id, kind\
            """);

    private final String sql;

    SecretQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
