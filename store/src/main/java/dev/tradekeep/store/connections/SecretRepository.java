package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
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
                        p.set(1, secret.connectionId())
                                .set(2, Word.of(secret.kind()))
                                .set(3, secret.keyVersion())
                                .set(4, secret.nonce())
                                .set(5, secret.ciphertext())
                                .set(6, at));
    }

    /** The secret of a connection and kind. */
    public Optional<SealedSecret> find(long connectionId, SecretKind kind) {
        return transaction.find(
                SecretQuery.FIND,
                p -> p.set(1, connectionId).set(2, Word.of(kind)),
                SecretRepository::readSecret);
    }

    /** Which secrets a connection has. */
    public List<SecretKind> kinds(long connectionId) {
        return transaction.list(
                SecretQuery.KINDS,
                Binder.of(connectionId),
                row -> Word.read(SecretKind.class, row.getText(0)));
    }

    /** Every secret there is, without what it says. */
    public List<StoredSecret> list() {
        return transaction.list(
                SecretQuery.LIST,
                Binder.NONE,
                row ->
                        new StoredSecret(
                                row.getText(0),
                                Word.read(SecretKind.class, row.getText(1)),
                                row.getLong(2)));
    }

    /**
     * Removes a secret.
     *
     * @return whether there was one
     */
    public boolean delete(long connectionId, SecretKind kind) {
        return transaction.update(
                        SecretQuery.DELETE, p -> p.set(1, connectionId).set(2, Word.of(kind)))
                == 1;
    }

    /**
     * Encrypts every secret anew, all of them or, when one cannot be, none: the whole is one
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

    private static SealedSecret readSecret(Row row) {
        return new SealedSecret(
                row.getLong(0),
                Word.read(SecretKind.class, row.getText(1)),
                row.getInt(2),
                row.getBytes(3),
                row.getBytes(4));
    }
}
