package dev.tradekeep.app.secrets;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks a text with a key that Argon2id derives from a passphrase, which costs time and 64 MiB for
 * every guess. What is locked is one line: the scheme, salt, nonce and ciphertext in hexadecimal.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
public final class Passphrase {
    /** Shorter ones are guessed. */
    public static final int CHARACTERS_MIN = 12;

    /** Names the parameters below; other parameters get another name. */
    private static final String SCHEME = "argon2id-1";

    private static final int MEMORY_KIB = 65_536;
    private static final int ITERATIONS = 3;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final String text;
    private final SecureRandom random;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is too short
     */
    public Passphrase(String text, SecureRandom random) {
        if (text.length() < CHARACTERS_MIN) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a passphrase of at least " + CHARACTERS_MIN + " characters.");
        }
        this.text = text;
        this.random = random;
    }

    /** Whether a text is one that a passphrase has locked. */
    static boolean isLocked(String line) {
        return line.startsWith(SCHEME + " ");
    }

    /** Locks a text under a salt and a nonce of its own. */
    String lock(String plain) {
        byte[] salt = bytes(SALT_BYTES);
        byte[] nonce = bytes(NONCE_BYTES);
        try {
            byte[] locked =
                    cipher(Cipher.ENCRYPT_MODE, salt, nonce)
                            .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            HexFormat hex = HexFormat.of();
            return SCHEME
                    + " "
                    + hex.formatHex(salt)
                    + " "
                    + hex.formatHex(nonce)
                    + " "
                    + hex.formatHex(locked)
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    /**
     * Unlocks what was locked.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when the passphrase is
     *     another or the text was changed
     */
    String unlock(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 4) {
            throw unreadable("is not whole");
        }
        HexFormat hex = HexFormat.of();
        try {
            Cipher cipher =
                    cipher(Cipher.DECRYPT_MODE, hex.parseHex(parts[1]), hex.parseHex(parts[2]));
            return new String(cipher.doFinal(hex.parseHex(parts[3])), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw unreadable("was locked with another passphrase, or changed since");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable("is no file of keys");
        }
    }

    private Cipher cipher(int mode, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        byte[] key =
                Argon2Function.getInstance(
                                MEMORY_KIB, ITERATIONS, LANES, SecretKeys.KEY_BYTES, Argon2.ID)
                        .hash(text.getBytes(StandardCharsets.UTF_8), salt)
                        .getBytes();
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(
                mode,
                new SecretKeySpec(key, SecretKeys.ALGORITHM),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(SCHEME.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static TradekeepException unreadable(String why) {
        return new TradekeepException(
                ErrorCode.SECRET_UNREADABLE, "The key file " + why + ". Give the right one.");
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
