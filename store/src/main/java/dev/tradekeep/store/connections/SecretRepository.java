package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Encrypted secrets of connections in one transaction. Keys and plain texts never come here. */
public final class SecretRepository {
    private final Transaction transaction;

    public SecretRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Saves a secret in the place of the one of its connection and kind. */
    public void save(SealedSecret secret, long at) {
        transaction.update(
                SecretQuery.SAVE,
                p ->
                        bindKey(p, secret.connectionId(), secret.kind())
                                .set("key_version", secret.keyVersion())
                                .set("nonce", secret.nonce())
                                .set("ciphertext", secret.ciphertext())
                                .set("updated_at", at));
    }

    /** The secret of a connection and kind. */
    public Optional<SealedSecret> find(long connectionId, SecretKind kind) {
        return transaction.find(
                SecretQuery.FIND,
                p -> bindKey(p, connectionId, kind),
                SecretRepository::readSecret);
    }

    /** Which secrets a connection has. */
    public List<SecretKind> kinds(long connectionId) {
        return transaction.list(
                SecretQuery.KINDS,
                Binder.of(connectionId),
                row -> row.getWord(SecretKind.class, "kind"));
    }

    /** Every secret there is, without what it says. */
    public List<StoredSecret> list() {
        return transaction.list(
                SecretQuery.LIST,
                Binder.NONE,
                row ->
                        new StoredSecret(
                                row.getText("connection"),
                                row.getWord(SecretKind.class, "kind"),
                                row.getLong("updated_at")));
    }

    /**
     * Removes a secret.
     *
     * @return whether there was one
     */
    public boolean delete(long connectionId, SecretKind kind) {
        return transaction.update(SecretQuery.DELETE, p -> bindKey(p, connectionId, kind)) == 1;
    }

    /**
     * Encrypts every secret again, all of them or, when one cannot be, none: the whole is one
     * transaction.
     *
     * @param reseal makes the same secret under another key; an exception undoes everything
     * @return how many
     */
    public int resealAll(UnaryOperator<SealedSecret> reseal, long at) {
        List<SealedSecret> secrets =
                transaction.list(SecretQuery.ALL, Binder.NONE, SecretRepository::readSecret);
        for (SealedSecret old : secrets) {
            SealedSecret fresh = reseal.apply(old);
            if (fresh.connectionId() != old.connectionId() || fresh.kind() != old.kind()) {
                throw new IllegalArgumentException(old + " became " + fresh);
            }
            save(fresh, at);
        }
        return secrets.size();
    }

    private static Parameters bindKey(Parameters p, long connectionId, SecretKind kind) {
        return p.set("connection_id", connectionId).set("kind", kind);
    }

    private static SealedSecret readSecret(Row row) {
        return new SealedSecret(
                row.getLong("connection_id"),
                row.getWord(SecretKind.class, "kind"),
                row.getInt("key_version"),
                row.getBytes("nonce"),
                row.getBytes("ciphertext"));
    }
}
