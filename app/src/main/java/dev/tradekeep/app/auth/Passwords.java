package dev.tradekeep.app.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with Argon2id. A few at a time, so that a flood of logins takes
 * neither the memory nor the processors that trading needs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
public final class Passwords {
    /** Shorter ones are guessed. */
    public static final int LENGTH_MIN = 12;

    /** Longer ones only cost time. */
    public static final int LENGTH_MAX = 256;

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_A_TIME_MAX = 2;
    private static final long PATIENCE_S = 5;

    private final Semaphore turns = new Semaphore(AT_A_TIME_MAX);

    /**
     * The hash of a new password, with its salt and its costs.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is too short or
     *     too long; what is guessed is for {@link PasswordRules}
     */
    String hash(String password) {
        requireLength(password);
        return inTurn(() -> freshHash(password));
    }

    /**
     * The hash of a password that a user chose.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is one of those
     *     that are guessed, too
     */
    public String hashChosen(String password, String userName) {
        PasswordRules.require(password, userName);
        return hash(password);
    }

    static void requireLength(String password) {
        if (password.length() < LENGTH_MIN || password.length() > LENGTH_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a password of "
                            + LENGTH_MIN
                            + " to "
                            + LENGTH_MAX
                            + " characters, found "
                            + password.length()
                            + ".");
        }
    }

    /** Whether a password is the one that was hashed. */
    public boolean matches(String password, String hash) {
        if (password.isEmpty() || password.length() > LENGTH_MAX) {
            return false;
        }
        return inTurn(() ->
                Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes the time that a check takes, so that nobody can tell whether a user is there. */
    public void pretend(String password) {
        if (!password.isEmpty() && password.length() <= LENGTH_MAX) {
            var _ = inTurn(() -> freshHash(password));
        }
    }

    private static String freshHash(String password) {
        return Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(
                        Argon2Function.getInstance(
                                MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID))
                .getResult();
    }

    private <R> R inTurn(Supplier<R> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new TradekeepException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many passwords are being checked. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while a password was to be checked.", e);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
