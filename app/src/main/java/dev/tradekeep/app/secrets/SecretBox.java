package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.connections.SealedSecret;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets with AES-256-GCM under a nonce of their own. Connection, kind and key version
 * are bound to the ciphertext, so that one row's cannot pass for another's.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    private final SecretKeys keys;
    private final SecureRandom random;

    SecretBox(SecretKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Encrypts a secret under the newest key. */
    SealedSecret seal(long connectionId, SecretKind kind, String secret) {
        byte[] nonce = new byte[SealedSecret.NONCE_BYTES];
        random.nextBytes(nonce);
        int version = keys.current();
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        byte[] identity = identity(connectionId, kind, version);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, identity).doFinal(plain);
            return new SealedSecret(connectionId, kind, version, nonce, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    /**
     * Decrypts a secret.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when its key is not there
     *     or it was changed
     */
    String open(SealedSecret sealed) {
        byte[] identity = identity(sealed.connectionId(), sealed.kind(), sealed.keyVersion());
        try {
            Cipher cipher =
                    cipher(Cipher.DECRYPT_MODE, sealed.keyVersion(), sealed.nonce(), identity);
            return new String(cipher.doFinal(sealed.ciphertext()), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw unreadable(
                    sealed,
                    "was changed, or encrypted under another key; put the right key file back or enter"
                            + " it again");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    /** The same secret under the newest key. */
    SealedSecret reseal(SealedSecret old) {
        return seal(old.connectionId(), old.kind(), open(old));
    }

    private Cipher cipher(int mode, int version, byte[] nonce, byte[] identity)
            throws GeneralSecurityException {
        @Nullable SecretKey key = keys.find(version);
        if (key == null) {
            throw new TradekeepException(
                    ErrorCode.SECRET_UNREADABLE,
                    "The key file has no key of version "
                            + version
                            + ". Put the right one back, or enter the secrets again.");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(identity);
        return cipher;
    }

    private static byte[] identity(long connectionId, SecretKind kind, int version) {
        return ("connection_secrets/" + connectionId + "/" + Word.of(kind) + "/" + version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static TradekeepException unreadable(SealedSecret sealed, String why) {
        return new TradekeepException(
                ErrorCode.SECRET_UNREADABLE,
                "The "
                        + Word.of(sealed.kind())
                        + " of connection "
                        + sealed.connectionId()
                        + " "
                        + why
                        + ".");
    }
}
