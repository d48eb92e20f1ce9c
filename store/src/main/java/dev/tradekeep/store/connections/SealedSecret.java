package dev.tradekeep.store.connections;

/**
 * A secret of a connection, encrypted: what the file holds. Connection and kind are to be bound to
 * the ciphertext by who encrypts, so that one row's cannot pass for another's. Never shows its
 * bytes.
 */
public final class SealedSecret {
    public static final int NONCE_BYTES = 12;

    private final long connectionId;
    private final SecretKind kind;
    private final int keyVersion;
    private final byte[] nonce;
    private final byte[] ciphertext;

    /**
     * Takes copies.
     *
     * @param keyVersion of the key it was encrypted under, from 1 on
     * @param nonce {@link #NONCE_BYTES} bytes, never used twice under a key
     * @param ciphertext with its tag, 17 to 8,208 bytes
     */
    public SealedSecret(
            long connectionId, SecretKind kind, int keyVersion, byte[] nonce, byte[] ciphertext) {
        this.connectionId = connectionId;
        this.kind = kind;
        this.keyVersion = keyVersion;
        this.nonce = nonce.clone();
        this.ciphertext = ciphertext.clone();
    }

    /** The connection it belongs to. */
    public long connectionId() {
        return connectionId;
    }

    /** What it is for. */
    public SecretKind kind() {
        return kind;
    }

    /** Of the key it was encrypted under. */
    public int keyVersion() {
        return keyVersion;
    }

    /** A copy. */
    public byte[] nonce() {
        return nonce.clone();
    }

    /** A copy, with the tag. */
    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public String toString() {
        return "SealedSecret[connection " + connectionId + ", " + kind + "]";
    }
}
