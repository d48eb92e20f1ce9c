package dev.tradekeep.app.http;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The first administrator among the users, with a PBKDF2 hash of the password. */
public final class StoredAdministrator implements FirstAdministrator {
    private static final int PASSWORD_CHARACTERS_MIN = 12;
    private static final int PASSWORD_CHARACTERS_MAX = 256;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    @Override
    public boolean exists(Transaction transaction) {
        return new UserRepository(transaction).hasAdministrator();
    }

    @Override
    public String hash(String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < PASSWORD_CHARACTERS_MIN || characters > PASSWORD_CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a password of "
                            + PASSWORD_CHARACTERS_MIN
                            + " to "
                            + PASSWORD_CHARACTERS_MAX
                            + " characters, found "
                            + characters
                            + ".");
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha256$i="
                + ITERATIONS
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(derive(password, salt));
    }

    @Override
    public void create(Transaction transaction, String name, String passwordHash, long at) {
        new UserRepository(transaction).add(name, UserRole.ADMINISTRATOR, passwordHash, at);
    }

    private static byte[] derive(String password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
